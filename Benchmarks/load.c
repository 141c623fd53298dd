/* Counters at a running server of Kase: each has a connection of its own that is kept alive, rings
 * up one sale after the other, and waits for each answer.
 *
 *   gcc -std=c11 -O2 -Wall -Wextra -Wno-unused-function -pthread -o load load.c
 *   load --port P --sales N --connections C --token T [--token T ...]
 *
 * N sales altogether, each under a key of its own; the connections take the sessions in turn, and
 * the register of each session has to have an open shift. The answer is one line of JSON. A sale
 * that is not answered with 200 is an error, and the first of them is shown. */

#define _POSIX_C_SOURCE 200809L  // for sockets, threads and clocks beside strict C11
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "sale.h"  // for its keys

enum { connections_max = 1024, tokens_max = 64 };

__attribute__((noreturn, format(printf, 1, 2))) static void die(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fputs("load: ", stderr);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  exit(EXIT_FAILURE);
}

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct options {
  int port, connections;
  long long sales;
  const char *tokens[tokens_max];
  int token_count;
};

struct connection {
  const struct options *options;
  const char *token;
  pthread_t thread;
  int socket;
  long long sales, errors;
  uint64_t random;
  double *waits;  // seconds, one for each sale that was answered with 200
  long long done;
};

static pthread_barrier_t start_line;
static pthread_mutex_t complaint_lock = PTHREAD_MUTEX_INITIALIZER;

/* Shows the first complaint of all connections. */
static void complain(const char *what) {
  static bool has_complained;
  pthread_mutex_lock(&complaint_lock);
  if (!has_complained) fprintf(stderr, "load: %s\n", what);
  has_complained = true;
  pthread_mutex_unlock(&complaint_lock);
}

static int connected(int port) {
  int client = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (client < 0 || connect(client, (struct sockaddr *)&address, sizeof address) != 0) {
    die("port %d: %s", port, strerror(errno));
  }
  int on = 1;
  struct timeval patience = {.tv_sec = 30};
  setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  return client;
}

/* A cash sale of three lines in two rates, whose amounts change from one sale to the next; the same
 * as in `StoreBench/Shop.swift`. */
static int write_body(long long n, char *body, size_t size) {
  static const struct { const char *code; int cents; } services[] = {
      {"P-110", 725}, {"P-111", 849}, {"T-301", 999}, {"T-306", 307}};
  static const struct { const char *code; int cents; } books[] = {
      {"B-201", 899}, {"B-202", 235}, {"B-203", 120}};
  const int copies_cents = 71;
  int gross = services[n % 4].cents + 2 * copies_cents + books[n % 3].cents;
  return snprintf(body, size,
                  "{\"lines\":[{\"service\":\"%s\",\"quantity\":\"1\"},"
                  "{\"service\":\"M-404\",\"quantity\":\"2\"},"
                  "{\"service\":\"%s\",\"quantity\":\"1\"}],"
                  "\"tenders\":[{\"kind\":\"cash\",\"tendered\":\"%d.00\"}]}",
                  services[n % 4].code, books[n % 3].code, (gross / 500 + 1) * 5);
}

static bool sent(int client, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t count = send(client, bytes, size, MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes += count, size -= (size_t)count;
  }
  return true;
}

/* Reads a whole answer; returns its status, or 0 where the connection can't go on. */
static int answered(int client, char *answer, size_t size) {
  size_t length = 0, whole = 0;
  while (whole == 0 || length < whole) {
    if (length + 1 >= size) return 0;
    ssize_t count = recv(client, answer + length, size - 1 - length, 0);
    if (count <= 0) return 0;
    length += (size_t)count;
    answer[length] = 0;
    const char *end = strstr(answer, "\r\n\r\n");
    if (whole > 0 || end == NULL) continue;
    for (const char *line = answer; line < end; line = strstr(line, "\r\n") + 2) {
      static const char name[] = "content-length:";
      if (strncasecmp(line, name, sizeof name - 1) != 0) continue;
      whole = (size_t)(end + 4 - answer) + strtoul(line + sizeof name - 1, NULL, 10);
    }
    if (whole == 0) return 0;
  }
  // One request at a time: whatever is beyond the answer belongs to none.
  return length == whole && strncmp(answer, "HTTP/1.1 ", 9) == 0 ? atoi(answer + 9) : 0;
}

static void *ring_up(void *argument) {
  struct connection *self = argument;
  char body[512], request[1536], answer[8192], key[key_length + 1];
  pthread_barrier_wait(&start_line);
  for (long long n = 0; n < self->sales; n++) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    make_key(now.tv_sec * 1000LL + now.tv_nsec / 1000000, &self->random, key);
    int body_length = write_body(n, body, sizeof body);
    int length = snprintf(
        request, sizeof request,
        "POST /v1/sales HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
        "Authorization: Bearer %s\r\nIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s",
        self->options->port, self->token, key, body_length, body);
    if (length < 0 || (size_t)length >= sizeof request) die("a token is too long");
    double start = seconds_now();
    answer[0] = 0;
    bool is_sent = sent(self->socket, request, (size_t)length);
    int status = is_sent ? answered(self->socket, answer, sizeof answer) : 0;
    if (status == 200) {
      self->waits[self->done++] = seconds_now() - start;
      continue;
    }
    self->errors++;
    complain(status == 0 ? "a connection broke off, or its answer is none" : answer);
    if (status == 0) {
      close(self->socket);
      self->socket = connected(self->options->port);
    }
  }
  return NULL;
}

static int ascending(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static void measure(const struct options *options) {
  static struct connection connections[connections_max];
  int count = options->connections;
  double *waits = malloc((size_t)options->sales * sizeof *waits);
  if (waits == NULL) die("out of memory");
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  uint64_t seed = (uint64_t)now.tv_sec * 1000000007 ^ (uint64_t)now.tv_nsec << 20;
  pthread_barrier_init(&start_line, NULL, (unsigned)count + 1);
  double *next = waits;
  for (int i = 0; i < count; i++) {
    struct connection *c = &connections[i];
    *c = (struct connection){
        .options = options, .token = options->tokens[i % options->token_count],
        .socket = connected(options->port), .waits = next,
        .sales = options->sales / count + (i < options->sales % count)};
    next += c->sales;
    c->random = (seed + (uint64_t)i * 0x9e3779b97f4a7c15) | 1;
    int code = pthread_create(&c->thread, NULL, ring_up, c);
    if (code != 0) die("thread: %s", strerror(code));
  }
  pthread_barrier_wait(&start_line);
  double start = seconds_now();
  for (int i = 0; i < count; i++) pthread_join(connections[i].thread, NULL);
  double seconds = seconds_now() - start;

  long long done = 0, errors = 0;
  for (int i = 0; i < count; i++) {
    memmove(waits + done, connections[i].waits,
            (size_t)connections[i].done * sizeof *waits);
    done += connections[i].done, errors += connections[i].errors;
    close(connections[i].socket);
  }
  if (done == 0) die("no sale was answered with 200");
  qsort(waits, (size_t)done, sizeof *waits, ascending);
  printf("{\"sales\":%lld,\"errors\":%lld,\"seconds\":%.6f,\"sales_per_second\":%.1f,"
         "\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"longest_wait_ms\":%.3f}\n",
         done, errors, seconds, (double)done / seconds, waits[done / 2] * 1000,
         waits[done * 99 / 100] * 1000, waits[done - 1] * 1000);
  free(waits);
}

static long long whole_number(const char *name, const char *text, long long min, long long max) {
  char *end;
  errno = 0;
  long long number = strtoll(text, &end, 10);
  if (errno != 0 || end == text || *end != 0 || number < min || number > max) {
    die("%s takes a whole number from %lld to %lld, not %s", name, min, max, text);
  }
  return number;
}

int main(int count, char **arguments) {
  struct options options = {.connections = 1};
  for (int i = 1; i < count; i += 2) {
    const char *name = arguments[i], *value = arguments[i + 1];
    if (value == NULL) die("%s lacks its value", name);
    if (strcmp(name, "--port") == 0) options.port = (int)whole_number(name, value, 1, 65535);
    else if (strcmp(name, "--sales") == 0) options.sales = whole_number(name, value, 1, 100000000);
    else if (strcmp(name, "--connections") == 0)
      options.connections = (int)whole_number(name, value, 1, connections_max);
    else if (strcmp(name, "--token") == 0 && options.token_count < tokens_max)
      options.tokens[options.token_count++] = value;
    else die("unknown option %s, or too many of it", name);
  }
  if (options.port == 0 || options.sales == 0 || options.token_count == 0) {
    die("--port P --sales N --connections C --token T [--token T ...]");
  }
  measure(&options);
  return EXIT_SUCCESS;
}
