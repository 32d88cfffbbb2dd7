/* Records what a program does to the files of one folder, so that power cuts can be replayed afterwards.
 *
 * Built as a shared library and loaded before the C library:
 *   RECORDER_FOLDER   only files below this folder are recorded (shared memory of the engine is not)
 *   RECORDER_TRACE    where the record goes
 *   RECORDER_FAIL_AT  from this change on (counted from 0) every change is refused; unset: never
 *   RECORDER_ERRNO    with which error
 *
 * One event: kind (1 byte), length of the path (2), path, offset (8), length of the data (8), data; all
 * little-endian. Kinds: c create, w write, t truncate, s sync, r rename (data: the new path), u unlink.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define PATH_ROOM 4096

static char folder[PATH_ROOM];
static size_t folder_length;
static int trace = -1;
static long fail_at = -1;
static long changes;
static int fail_with = ENOSPC;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_openat)(int, const char *, int, ...);

__attribute__((constructor)) static void begin(void) {
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_openat = dlsym(RTLD_NEXT, "openat64");
    const char *where = getenv("RECORDER_FOLDER");
    const char *to = getenv("RECORDER_TRACE");
    const char *from = getenv("RECORDER_FAIL_AT");
    const char *error = getenv("RECORDER_ERRNO");
    if (where && strlen(where) < PATH_ROOM) {
        strcpy(folder, where);
        folder_length = strlen(folder);
    }
    if (to) trace = real_openat(AT_FDCWD, to, O_CREAT | O_WRONLY | O_APPEND, 0600);
    if (from) fail_at = atol(from);
    if (error) fail_with = atoi(error);
}

static int watched(const char *path) {
    if (!folder_length || strncmp(path, folder, folder_length) != 0) return 0;
    return strstr(path, "-shm") == NULL;
}

static int watched_handle(int handle, char *path) {
    char link[64];
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, PATH_ROOM - 1);
    errno = kept;
    if (length <= 0) return 0;
    path[length] = 0;
    return watched(path);
}

static int refused(void) {
    long number = __sync_fetch_and_add(&changes, 1);
    if (fail_at < 0 || number < fail_at) return 0;
    errno = fail_with;
    return 1;
}

static void record(char kind, const char *path, int64_t offset, const void *data, int64_t length) {
    if (trace < 0) return;
    uint16_t path_length = (uint16_t)strlen(path);
    pthread_mutex_lock(&one_at_a_time);
    real_write(trace, &kind, 1);
    real_write(trace, &path_length, 2);
    real_write(trace, path, path_length);
    real_write(trace, &offset, 8);
    real_write(trace, &length, 8);
    if (length) real_write(trace, data, (size_t)length);
    pthread_mutex_unlock(&one_at_a_time);
}

ssize_t pwrite64(int handle, const void *data, size_t length, off64_t offset) {
    char path[PATH_ROOM];
    if (!watched_handle(handle, path)) return real_pwrite(handle, data, length, offset);
    if (refused()) return -1;
    ssize_t written = real_pwrite(handle, data, length, offset);
    if (written > 0) record('w', path, offset, data, written);
    return written;
}

ssize_t pwrite(int handle, const void *data, size_t length, off_t offset) {
    return pwrite64(handle, data, length, offset);
}

ssize_t write(int handle, const void *data, size_t length) {
    char path[PATH_ROOM];
    if (handle == trace || !watched_handle(handle, path)) return real_write(handle, data, length);
    if (refused()) return -1;
    off_t offset = lseek(handle, 0, SEEK_CUR);
    if (fcntl(handle, F_GETFL) & O_APPEND) offset = lseek(handle, 0, SEEK_END);
    ssize_t written = real_write(handle, data, length);
    if (written > 0) record('w', path, offset, data, written);
    return written;
}

int ftruncate64(int handle, off64_t size) {
    char path[PATH_ROOM];
    if (!watched_handle(handle, path)) return real_ftruncate(handle, size);
    if (refused()) return -1;
    int result = real_ftruncate(handle, size);
    if (result == 0) record('t', path, size, NULL, 0);
    return result;
}

int ftruncate(int handle, off_t size) { return ftruncate64(handle, size); }

static int sync_handle(int handle, int (*real)(int)) {
    char path[PATH_ROOM];
    if (!watched_handle(handle, path)) return real(handle);
    int result = real(handle);
    if (result == 0) record('s', path, 0, NULL, 0);
    return result;
}

int fsync(int handle) { return sync_handle(handle, real_fsync); }

int fdatasync(int handle) { return sync_handle(handle, real_fdatasync); }

int rename(const char *from, const char *to) {
    if (!watched(from)) return real_rename(from, to);
    if (refused()) return -1;
    int result = real_rename(from, to);
    if (result == 0) record('r', from, 0, to, (int64_t)strlen(to));
    return result;
}

int unlink(const char *path) {
    if (!watched(path)) return real_unlink(path);
    int result = real_unlink(path);
    if (result == 0) record('u', path, 0, NULL, 0);
    return result;
}

static int open_watched(int base, const char *path, int flags, mode_t mode) {
    if (!(flags & (O_CREAT | O_TRUNC)) || !watched(path)) return real_openat(base, path, flags, mode);
    int there = access(path, F_OK) == 0;
    if (!there && refused()) return -1;
    int handle = real_openat(base, path, flags, mode);
    if (handle < 0) return handle;
    if (!there) record('c', path, 0, NULL, 0);
    if (there && (flags & O_TRUNC)) record('t', path, 0, NULL, 0);
    return handle;
}

static mode_t mode_of(int flags, va_list rest) {
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

#define OPENS(name)                                             \
    int name(const char *path, int flags, ...) {                \
        va_list rest;                                           \
        va_start(rest, flags);                                  \
        mode_t mode = mode_of(flags, rest);                     \
        va_end(rest);                                           \
        return open_watched(AT_FDCWD, path, flags, mode);       \
    }

#define OPENS_AT(name)                                          \
    int name(int base, const char *path, int flags, ...) {      \
        va_list rest;                                           \
        va_start(rest, flags);                                  \
        mode_t mode = mode_of(flags, rest);                     \
        va_end(rest);                                           \
        return open_watched(base, path, flags, mode);           \
    }

OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)
