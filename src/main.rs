fn main() -> std::process::ExitCode {
    preau::cli::run()
}
