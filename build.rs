//! Builds the assets (styles, scripts, fonts, pictures) with Node in OUT_DIR, so that the checkout stays clean, and tells
//! rust-embed where they are. `PREAU_ASSETS_DIST` names assets built before; Node is then not needed.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// What the assets are made from; nothing else makes them again.
const SOURCES: [&str; 12] = [
    "build.mjs",
    "demo-pictures.mjs",
    "drawings.mjs",
    "print-fonts.mjs",
    "package.json",
    "package-lock.json",
    "icons.txt",
    "pictures.txt",
    "css",
    "js",
    "img",
    "demo/pictures",
];

const NO_NODE: &str = "The styles and scripts need Node: install Node.js 20+ with npm, or set PREAU_ASSETS_DIST to assets already built.\n\
    Les styles et les scripts demandent Node : installez Node.js 20+ avec npm, ou donnez dans PREAU_ASSETS_DIST un dossier déjà construit.";

#[expect(clippy::print_stderr, reason = "a build script speaks to whoever builds")]
fn main() {
    println!("cargo:rerun-if-env-changed=PREAU_ASSETS_DIST");
    println!("cargo:rerun-if-changed=build.rs");
    for source in SOURCES {
        println!("cargo:rerun-if-changed=assets/{source}");
    }
    match dist() {
        Ok(dist) => println!("cargo:rustc-env=PREAU_ASSETS={}", dist.display()),
        Err(message) => {
            eprintln!("\n{message}\n");
            std::process::exit(1);
        }
    }
}

fn dist() -> Result<PathBuf, String> {
    if let Some(dist) = env::var_os("PREAU_ASSETS_DIST") {
        let dist = fs::canonicalize(&dist).map_err(|e| format!("PREAU_ASSETS_DIST={}: {e}", dist.display()))?;
        if !dist.join("manifest.json").is_file() {
            return Err(format!("PREAU_ASSETS_DIST={}: no manifest.json there", dist.display()));
        }
        return Ok(dist);
    }
    let workshop = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?).join("assets");
    copy_sources(Path::new("assets"), &workshop).map_err(|e| format!("cannot copy assets/ to {}: {e}", workshop.display()))?;
    install(&workshop)?;
    run(Command::new("node").args(["build.mjs", "dist"]).current_dir(&workshop))?;
    Ok(workshop.join("dist"))
}

/// `npm ci`, unless what stands was installed from this very lock.
fn install(workshop: &Path) -> Result<(), String> {
    let lock = fs::read(workshop.join("package-lock.json")).map_err(|e| format!("assets/package-lock.json: {e}"))?;
    let stamp = workshop.join("node_modules/.installed-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(workshop))?;
    fs::write(&stamp, &lock).map_err(|e| format!("{}: {e}", stamp.display()))
}

/// What the command says goes to standard error: standard output is for cargo.
fn run(command: &mut Command) -> Result<(), String> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("{command:?} failed ({}):\n{}{said}", output.status, String::from_utf8_lossy(&output.stdout)))
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => Err(NO_NODE.to_owned()),
        Err(e) => Err(format!("{command:?}: {e}")),
    }
}

/// Makes `to` hold the sources and nothing else but its node_modules.
fn copy_sources(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for source in SOURCES {
        let (from, to) = (from.join(source), to.join(source));
        if from.is_dir() {
            if to.exists() {
                fs::remove_dir_all(&to)?;
            }
            copy_folder(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
