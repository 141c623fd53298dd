/* A VFS of SQLite that counts syncs and written bytes and leaves the work to the real one. */

#ifndef KASE_COUNTING_VFS_H
#define KASE_COUNTING_VFS_H

#include <sqlite3.h>
#include <stdatomic.h>
#include <stddef.h>

/* Syncs and written bytes of every file that SQLite opens. The wal-index is shared memory and no
 * file write; the few syncs of a directory, when a file is made, are not among them. */
static atomic_llong syncs, written_bytes;

/* A file of SQLite's own VFS behind one that counts; the real one lies straight after it. */
struct counted_file {
  sqlite3_file base;
  sqlite3_file *real;
};

static sqlite3_file *real(sqlite3_file *file) { return ((struct counted_file *)file)->real; }

#define REAL(file, method, ...) real(file)->pMethods->method(real(file), __VA_ARGS__)

static int counted_write(sqlite3_file *f, const void *bytes, int size, sqlite3_int64 at) {
  atomic_fetch_add_explicit(&written_bytes, size, memory_order_relaxed);
  return REAL(f, xWrite, bytes, size, at);
}
static int counted_sync(sqlite3_file *f, int flags) {
  atomic_fetch_add_explicit(&syncs, 1, memory_order_relaxed);
  return REAL(f, xSync, flags);
}

// The others only pass on.
static int pass_close(sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); }
static int pass_read(sqlite3_file *f, void *bytes, int size, sqlite3_int64 at) {
  return REAL(f, xRead, bytes, size, at);
}
static int pass_truncate(sqlite3_file *f, sqlite3_int64 size) { return REAL(f, xTruncate, size); }
static int pass_size(sqlite3_file *f, sqlite3_int64 *size) { return REAL(f, xFileSize, size); }
static int pass_lock(sqlite3_file *f, int level) { return REAL(f, xLock, level); }
static int pass_unlock(sqlite3_file *f, int level) { return REAL(f, xUnlock, level); }
static int pass_reserved(sqlite3_file *f, int *is) { return REAL(f, xCheckReservedLock, is); }
static int pass_control(sqlite3_file *f, int operation, void *argument) {
  return REAL(f, xFileControl, operation, argument);
}
static int pass_sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int pass_device(sqlite3_file *f) {
  return real(f)->pMethods->xDeviceCharacteristics(real(f));
}
static int pass_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **map) {
  return REAL(f, xShmMap, page, size, extend, map);
}
static int pass_shm_lock(sqlite3_file *f, int offset, int count, int flags) {
  return REAL(f, xShmLock, offset, count, flags);
}
static void pass_shm_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int pass_shm_unmap(sqlite3_file *f, int remove) { return REAL(f, xShmUnmap, remove); }
static int pass_fetch(sqlite3_file *f, sqlite3_int64 at, int size, void **page) {
  return REAL(f, xFetch, at, size, page);
}
static int pass_unfetch(sqlite3_file *f, sqlite3_int64 at, void *page) {
  return REAL(f, xUnfetch, at, page);
}

static const sqlite3_io_methods counted_methods = {
    .iVersion = 3,
    .xClose = pass_close,
    .xRead = pass_read,
    .xWrite = counted_write,
    .xTruncate = pass_truncate,
    .xSync = counted_sync,
    .xFileSize = pass_size,
    .xLock = pass_lock,
    .xUnlock = pass_unlock,
    .xCheckReservedLock = pass_reserved,
    .xFileControl = pass_control,
    .xSectorSize = pass_sector,
    .xDeviceCharacteristics = pass_device,
    .xShmMap = pass_shm_map,
    .xShmLock = pass_shm_lock,
    .xShmBarrier = pass_shm_barrier,
    .xShmUnmap = pass_shm_unmap,
    .xFetch = pass_fetch,
    .xUnfetch = pass_unfetch,
};

static sqlite3_vfs *real_vfs;

static int counted_open(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  struct counted_file *counted = (struct counted_file *)file;
  counted->real = (sqlite3_file *)(counted + 1);
  int code = real_vfs->xOpen(real_vfs, name, counted->real, flags, out);
  // SQLite closes whatever has methods, also after a failure: only what really opened may have any.
  file->pMethods = counted->real->pMethods == NULL ? NULL : &counted_methods;
  return code;
}

/* Makes the counting VFS the default; returns a code of SQLite. It is a copy of the real one but
 * for `xOpen`: the other methods only use what the copy also holds. */
static int count_io(void) {
  static sqlite3_vfs counted;
  real_vfs = sqlite3_vfs_find(NULL);
  if (real_vfs == NULL) return SQLITE_ERROR;
  counted = *real_vfs;
  counted.zName = "counted";
  counted.szOsFile = (int)sizeof(struct counted_file) + real_vfs->szOsFile;
  counted.xOpen = counted_open;
  return sqlite3_vfs_register(&counted, 1);
}

#endif
