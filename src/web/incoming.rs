//! A file on its way into a blob, a row at a time: it never stands whole in memory, whatever its size.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::upload::too_large;
use crate::{
    Error, Result,
    access::{Act, Viewer},
    store::{BlobId, CHUNK, Store, WriteTx},
};

/// Asked in each write: whether these bytes may still be added.
pub type Check = Arc<dyn Fn(&WriteTx<'_>) -> Result<()> + Send + Sync>;

pub struct Incoming {
    store: Store,
    /// A mark: what the bytes become is journalled when they are all there.
    act: Act,
    check: Check,
    max: u64,
    blob: BlobId,
    /// Bytes in rows, without those of `buffer`.
    written: u64,
    buffer: Vec<u8>,
    /// Of a file that came in one go; one that was cut is read again at its end.
    hasher: Option<Sha256>,
}

/// All bytes of a file, in a blob that is not sealed yet.
pub struct Arrived {
    pub blob: BlobId,
    pub size: i64,
    pub sha256: Vec<u8>,
    /// The first row: what its type is told from.
    pub head: Vec<u8>,
}

impl Incoming {
    /// The beginning of a file of at most `max` bytes.
    pub async fn begin(store: &Store, act: Act, max: u64) -> Result<Incoming> {
        let blob = store.write(act.clone().mark(), |tx| tx.begin_blob()).await?;
        Incoming::resume(store, act, max, blob, Arc::new(|_| Ok(()))).await
    }

    /// More of a file whose first bytes are in `blob`.
    pub async fn resume(store: &Store, act: Act, max: u64, blob: BlobId, check: Check) -> Result<Incoming> {
        let (arrived, last) = store
            .read(&Viewer::Job("upload"), move |db| {
                let arrived = db.arrived(blob)?;
                let cut = arrived % CHUNK as u64 > 0;
                let n = i64::try_from(arrived / CHUNK as u64).map_err(Error::internal)?;
                Ok((arrived, if cut { db.blob_chunk(blob, n)? } else { Vec::new() }))
            })
            .await?;
        Ok(Incoming {
            store: store.clone(),
            act: act.mark(),
            check,
            max,
            blob,
            written: arrived - last.len() as u64,
            buffer: last,
            hasher: (arrived == 0).then(Sha256::new),
        })
    }

    /// How much of the file is here.
    pub fn received(&self) -> u64 {
        self.written + self.buffer.len() as u64
    }

    /// The next bytes; `TooLarge` when they are more than allowed.
    pub async fn add(&mut self, mut bytes: &[u8]) -> Result<()> {
        if self.received() + bytes.len() as u64 > self.max {
            return Err(too_large(self.max));
        }
        if let Some(hasher) = &mut self.hasher {
            hasher.update(bytes);
        }
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.buffer.len()));
            self.buffer.extend_from_slice(now);
            bytes = later;
            if self.buffer.len() == CHUNK {
                let row = std::mem::replace(&mut self.buffer, Vec::with_capacity(CHUNK));
                self.put(row).await?;
                self.written += CHUNK as u64;
            }
        }
        Ok(())
    }

    /// Keeps what came so far, so that it can go on later. Rows are whole again when it does.
    pub async fn flush(&mut self) -> Result<()> {
        match self.buffer.is_empty() {
            true => Ok(()),
            false => self.put(self.buffer.clone()).await,
        }
    }

    /// The file is whole.
    pub async fn finish(mut self) -> Result<Arrived> {
        self.flush().await?;
        let (blob, total) = (self.blob, self.received());
        let head = self.row(0).await?;
        let sha256 = match self.hasher.take() {
            Some(hasher) => hasher.finalize().to_vec(),
            None => self.hash(total).await?,
        };
        Ok(Arrived { blob, size: i64::try_from(total).map_err(Error::internal)?, sha256, head })
    }

    /// Forgets what came.
    pub async fn abandon(self) -> Result<()> {
        let blob = self.blob;
        self.store.write(self.act, move |tx| tx.drop_unsealed(blob)).await
    }

    async fn put(&self, row: Vec<u8>) -> Result<()> {
        let (blob, check) = (self.blob, Arc::clone(&self.check));
        let n = i64::try_from(self.written / CHUNK as u64).map_err(Error::internal)?;
        self.store
            .write(self.act.clone(), move |tx| {
                check(tx)?;
                tx.put_chunk(blob, n, &row)
            })
            .await
    }

    /// Reads all rows again, each in its own snapshot.
    async fn hash(&self, total: u64) -> Result<Vec<u8>> {
        let mut hasher = Sha256::new();
        for n in 0..total.div_ceil(CHUNK as u64) {
            hasher.update(self.row(n).await?);
        }
        Ok(hasher.finalize().to_vec())
    }

    async fn row(&self, n: u64) -> Result<Vec<u8>> {
        let (blob, n) = (self.blob, i64::try_from(n).map_err(Error::internal)?);
        self.store.read(&Viewer::Job("upload"), move |db| db.blob_chunk(blob, n)).await
    }
}
