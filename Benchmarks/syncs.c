/* Counts the fsync and fdatasync calls of any program, so that the syncs of a whole server can be
 * set against the sales that it answered.
 *
 *   gcc -std=c11 -O2 -Wall -Wextra -shared -fPIC -o syncs.so syncs.c
 *   KASE_SYNC_LOG=count LD_PRELOAD=./syncs.so PROGRAM
 *   od -An -tu8 count
 *
 * The file holds the running count in 8 bytes of the machine's byte order. It is mapped, not
 * written: the count can be read while the program runs, outlives kill -9, and counting makes no
 * sync of its own. An existing file is counted on; children that inherit the environment count
 * with their parent. */

#define _GNU_SOURCE  // for RTLD_NEXT
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static _Atomic uint64_t *count;

/* A count that silently stays zero would look like a perfect result: the program must not start. */
static void refuse(const char *path) {
  fprintf(stderr, "syncs: %s: %s\n", path, strerror(errno));
  _exit(EXIT_FAILURE);
}

__attribute__((constructor)) static void map_count(void) {
  const char *path = getenv("KASE_SYNC_LOG");
  if (path == NULL) return;
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) refuse(path);
  // Only a file that is too short is sized: a process that starts later must not reset the count.
  if (status.st_size < (off_t)sizeof *count && ftruncate(file, sizeof *count) != 0) refuse(path);
  void *mapped = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped == MAP_FAILED) refuse(path);
  close(file);
  count = mapped;
}

/* Calls the next library in the chain and not the kernel, so that other preloaded libraries keep
 * working. It is looked up at each call, because another library's constructor may sync before ours
 * has run; beside a sync the look-up costs nothing. */
static int counted_sync(const char *name, int file) {
  int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  if (next == NULL) {
    errno = ENOSYS;
    return -1;
  }
  if (count != NULL) atomic_fetch_add_explicit(count, 1, memory_order_relaxed);
  return next(file);
}

int fsync(int file) { return counted_sync("fsync", file); }

int fdatasync(int file) { return counted_sync("fdatasync", file); }
