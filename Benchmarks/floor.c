/* The floor under one durable sale: what SQLite itself costs when the rows of a typical cash sale
 * of Kase are written by prepared statements and nothing else is done. Kase is measured against it.
 *
 *   gcc -std=c11 -O2 -Wall -Wextra -pthread -o floor floor.c -lsqlite3
 *   kase ledger schema > schema.sql
 *   floor --db FILE --schema schema.sql --sales N [--preload M] [--per-transaction K | --threads T]
 *
 *   --per-transaction K  one thread, K sales in each transaction (1 unless given)
 *   --threads T          group commit: T counters, each at a register of its own and waiting until
 *                        its sale is durable; one writer puts what waits into one transaction
 *   --preload M          first writes M sales, 2,000 to a shift, which are not measured
 *
 * FILE must not exist. The answer is one line of JSON. A run's rows depend on its arguments alone,
 * but for the turns that counters take: the clock is simulated, the randomness is seeded.
 *
 * What Kase does on top of this is left out on purpose: checking the command, looking up its key,
 * savepoints inside a group, reading back. Checkpoints are SQLite's own, at 1,000 pages, and are
 * part of what is measured. */

#define _POSIX_C_SOURCE 200809L  // for threads, clocks and gmtime_r beside strict C11
#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// With their functions, so that one call of the compiler builds the floor.
#include "counting_vfs.h"
#include "sale.h"
#include "sha256.h"

enum { threads_max = 1024 };

__attribute__((noreturn, format(printf, 1, 2))) static void die(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fputs("floor: ", stderr);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  exit(EXIT_FAILURE);
}

// MARK: - The ledger

enum statement {
  begin,
  commit,
  insert_journal,
  insert_document,
  insert_line,
  insert_tax,
  insert_tender,
  insert_posting,
  insert_print_job,
  upsert_series,
  upsert_shift_series,
  upsert_shift_total,
  insert_shift,
  close_shift,
  statement_count
};

static const char *const statement_texts[statement_count] = {
    [begin] = "BEGIN IMMEDIATE",
    [commit] = "COMMIT",
    [insert_journal] =
        "INSERT INTO journal(sequence, at, offset, register, actor, kind, key, key_hash, body,"
        " previous_hash, hash) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
    [insert_document] =
        "INSERT INTO document(id, entry, type, series, number, shift, issued_at, person, customer,"
        " gross, amount) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
    [insert_line] =
        "INSERT INTO document_line(shift, document, number, service, quantity, gross, net,"
        " category, rate, original) VALUES(?,?,?,?,?,?,?,?,?,?)",
    [insert_tax] =
        "INSERT INTO document_tax(shift, document, category, rate, gross, vat)"
        " VALUES(?,?,?,?,?,?)",
    [insert_tender] =
        "INSERT INTO document_tender(shift, document, number, kind, retained, tendered, change,"
        " reference) VALUES(?,?,?,?,?,?,?,?)",
    [insert_posting] =
        "INSERT INTO posting(shift, document, number, account, amount) VALUES(?,?,?,?,?)",
    [insert_print_job] =
        "INSERT INTO print_job(id, document, copy, register, person, since, state, offset, total,"
        " profile, digest) VALUES(?,?,0,?,?,?,'queued',0,0,'','')",
    [upsert_series] =
        "INSERT INTO series(name, last) VALUES(?,?)"
        " ON CONFLICT(name) DO UPDATE SET last = excluded.last",
    [upsert_shift_series] =
        "INSERT INTO shift_series(shift, series, first, last) VALUES(?,?,?,?)"
        " ON CONFLICT(shift, series) DO UPDATE SET last = excluded.last",
    [upsert_shift_total] =
        "INSERT INTO shift_total(shift, kind, name, count, amount, vat) VALUES(?,?,?,?,?,?)"
        " ON CONFLICT(shift, kind, name) DO UPDATE SET count = count + excluded.count,"
        " amount = amount + excluded.amount, vat = vat + excluded.vat",
    [insert_shift] =
        "INSERT INTO shift(id, register, business_date, state, opened_at, opened_offset, opened_by,"
        " holder, carried_over, opening_count) VALUES(?,?,?,?,?,?,?,?,?,?)",
    [close_shift] = "UPDATE shift SET state = 'closed' WHERE id = ?",
};

struct ledger {
  sqlite3 *db;
  sqlite3_stmt *statements[statement_count];
  long long sequence, document, shift;
  long long now_ms;
  uint64_t random;
  uint8_t head[hash_size];
};

/* A value to be bound. Its text or blob must live until the row is written. */
struct value {
  enum { integer_value, text_value, hash_value, null_value } type;
  int length;
  long long integer;
  const void *bytes;
};

static struct value integer(long long number) {
  return (struct value){.type = integer_value, .integer = number};
}
static struct value sized(const char *bytes, int length) {
  return (struct value){.type = text_value, .bytes = bytes, .length = length};
}
static struct value text(const char *bytes) { return sized(bytes, (int)strlen(bytes)); }
static struct value hash(const uint8_t *bytes) {
  return (struct value){.type = hash_value, .bytes = bytes};
}
static struct value nothing(void) { return (struct value){.type = null_value}; }

static int bind(sqlite3_stmt *statement, int column, struct value value) {
  switch (value.type) {
    case integer_value: return sqlite3_bind_int64(statement, column, value.integer);
    case text_value:
      return sqlite3_bind_text(statement, column, value.bytes, value.length, SQLITE_STATIC);
    case hash_value:
      return sqlite3_bind_blob(statement, column, value.bytes, hash_size, SQLITE_STATIC);
    case null_value: return sqlite3_bind_null(statement, column);
  }
  return SQLITE_MISUSE;
}

static void run(struct ledger *ledger, enum statement name) {
  sqlite3_stmt *statement = ledger->statements[name];
  if (sqlite3_step(statement) != SQLITE_DONE || sqlite3_reset(statement) != SQLITE_OK) {
    die("%s: %s", statement_texts[name], sqlite3_errmsg(ledger->db));
  }
}

static void run_with(
    struct ledger *ledger, enum statement name, const struct value *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bind(ledger->statements[name], (int)i + 1, values[i]) != SQLITE_OK) {
      die("%s: %s", statement_texts[name], sqlite3_errmsg(ledger->db));
    }
  }
  run(ledger, name);
}

/* Runs a statement with a list of values. */
#define ROW(ledger, name, ...)                          \
  run_with(ledger, name, (struct value[]){__VA_ARGS__}, \
           sizeof((struct value[]){__VA_ARGS__}) / sizeof(struct value))

static void execute(struct ledger *ledger, const char *sql) {
  if (sqlite3_exec(ledger->db, sql, NULL, NULL, NULL) != SQLITE_OK) {
    die("%s", sqlite3_errmsg(ledger->db));
  }
}

/* A setting that was refused would make the figures worthless, so each is read back. */
static void require(struct ledger *ledger, const char *pragma, const char *expected) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(ledger->db, pragma, -1, &statement, NULL) != SQLITE_OK ||
      sqlite3_step(statement) != SQLITE_ROW) {
    die("%s: %s", pragma, sqlite3_errmsg(ledger->db));
  }
  const char *found = (const char *)sqlite3_column_text(statement, 0);
  if (found == NULL || strcmp(found, expected) != 0) {
    die("%s is %s and not %s", pragma, found == NULL ? "nothing" : found, expected);
  }
  sqlite3_finalize(statement);
}

static char *contents(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) die("%s: %s", path, strerror(errno));
  enum { size_max = 1 << 20 };
  char *bytes = malloc(size_max);
  if (bytes == NULL) die("out of memory");
  size_t size = fread(bytes, 1, size_max, file);
  if (ferror(file) || size == size_max) die("%s: unreadable, or no schema", path);
  fclose(file);
  bytes[size] = 0;
  return bytes;
}

static void open_ledger(struct ledger *ledger, const char *path, const char *schema_path) {
  if (access(path, F_OK) == 0) die("%s exists; the floor begins with an empty ledger", path);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path, &ledger->db, flags, NULL) != SQLITE_OK) {
    die("%s: %s", path, sqlite3_errmsg(ledger->db));
  }
  // The schema comes first: if it names a page size, that only holds before the file has content.
  char *schema = contents(schema_path);
  execute(ledger, schema);
  free(schema);
  execute(ledger, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  require(ledger, "PRAGMA journal_mode", "wal");
  require(ledger, "PRAGMA synchronous", "2");
  for (int i = 0; i < statement_count; i++) {
    int code = sqlite3_prepare_v3(ledger->db, statement_texts[i], -1, SQLITE_PREPARE_PERSISTENT,
                                  &ledger->statements[i], NULL);
    if (code != SQLITE_OK) die("%s: %s", statement_texts[i], sqlite3_errmsg(ledger->db));
  }
  ledger->random = 0x4b617365;
  ledger->now_ms = 1704067200000;  // 2024-01-01T00:00:00Z
  execute(ledger,
          "INSERT INTO branch(id, body) VALUES(1, '{\"code\":\"RIX1\",\"country\":\"LV\"}')");
}

static void close_ledger(struct ledger *ledger) {
  for (int i = 0; i < statement_count; i++) sqlite3_finalize(ledger->statements[i]);
  if (sqlite3_close(ledger->db) != SQLITE_OK) die("close: %s", sqlite3_errmsg(ledger->db));
}

// MARK: - Writing a sale

/* The journal's row; its hash covers the previous hash and every other field. */
static void write_entry(
    struct ledger *ledger, const struct till *till, const struct sale *sale,
    const struct body *body) {
  static const char actor[] = "anna.ozola", kind[] = "sale";
  uint8_t key_hash[hash_size], head[hash_size];
  struct sha256 sha;
  sha256_begin(&sha);
  sha256_add(&sha, sale->key, key_length);
  sha256_end(&sha, key_hash);

  sha256_begin(&sha);
  sha256_add(&sha, ledger->head, hash_size);
  sha256_add_number(&sha, (uint64_t)ledger->sequence);
  sha256_add_number(&sha, (uint64_t)sale->at_ms);
  sha256_add_number(&sha, utc_offset_seconds);
  sha256_add_text(&sha, till->register_name, strlen(till->register_name));
  sha256_add_text(&sha, actor, strlen(actor));
  sha256_add_text(&sha, kind, strlen(kind));
  sha256_add_text(&sha, sale->key, key_length);
  sha256_add(&sha, key_hash, hash_size);
  sha256_add_text(&sha, body->bytes, (size_t)body->length);
  sha256_end(&sha, head);

  ROW(ledger, insert_journal, integer(ledger->sequence), integer(sale->at_ms),
      integer(utc_offset_seconds), text(till->register_name), text(actor), text(kind),
      sized(sale->key, key_length), hash(key_hash), sized(body->bytes, body->length),
      hash(ledger->head), hash(head));
  memcpy(ledger->head, head, hash_size);
}

static void write_document(
    struct ledger *ledger, const struct till *till, const struct sale *sale) {
  struct value shift = integer(till->shift), document = integer(ledger->document);
  ROW(ledger, insert_document, document, integer(ledger->sequence), text("RCP"),
      text(till->series), integer(till->number), shift, integer(sale->at_ms), text("anna.ozola"),
      nothing(), integer(sale->gross), integer(0));
  for (int i = 0; i < line_count; i++) {
    const struct line *line = &sale->lines[i];
    ROW(ledger, insert_line, shift, document, integer(i + 1), text(line->service),
        integer(line->quantity), integer(line->gross), integer(line->net), text("S"),
        integer(line->rate), nothing());
  }
  for (int i = 0; i < tax_count; i++) {
    const struct tax *tax = &sale->taxes[i];
    ROW(ledger, insert_tax, shift, document, text("S"), integer(tax->rate), integer(tax->gross),
        integer(tax->vat));
  }
  ROW(ledger, insert_tender, shift, document, integer(1), text("cash"), integer(sale->gross),
      integer(sale->tendered), integer(sale->tendered - sale->gross), nothing());
  for (int i = 0; i < posting_count; i++) {
    ROW(ledger, insert_posting, shift, document, integer(i + 1), text(sale->postings[i].account),
        integer(sale->postings[i].amount));
  }
  ROW(ledger, insert_print_job, document, document, text(till->register_name),
      text("anna.ozola"), integer(sale->at_ms));
  // After the document: a trigger holds its number against the series.
  ROW(ledger, upsert_series, text(till->series), integer(till->number));
  ROW(ledger, upsert_shift_series, shift, text(till->series), integer(till->first_number),
      integer(till->number));
}

static void add_total(
    struct ledger *ledger, const struct till *till, const char *kind, const char *name,
    long long amount, long long vat) {
  ROW(ledger, upsert_shift_total, integer(till->shift), text(kind), text(name), integer(1),
      integer(amount), integer(vat));
}

/* The ten totals that `ShiftTotals.additions` of Kase gives for such a sale; none is zero. */
static void write_totals(
    struct ledger *ledger, const struct till *till, const struct sale *sale) {
  add_total(ledger, till, "document", "RCP", sale->gross, 0);
  add_total(ledger, till, "method", "cash", sale->gross, 0);
  for (int i = 0; i < tax_count; i++) {
    const struct tax *tax = &sale->taxes[i];
    add_total(ledger, till, "tax", tax->name, tax->gross, tax->vat);
  }
  for (int i = 0; i < posting_count; i++) {
    add_total(ledger, till, "account", sale->postings[i].account, sale->postings[i].amount, 0);
  }
  add_total(ledger, till, "flow", "drawer", sale->gross, 0);
}

/* Writes a sale with all its rows, inside a transaction that the caller began. */
static void write_sale(struct ledger *ledger, struct till *till) {
  enum { sale_interval_ms = 14000 };  // 2,000 sales fill a working day
  struct sale sale;
  struct body body;
  ledger->sequence++, ledger->document++, till->number++;
  ledger->now_ms += sale_interval_ms;
  make_sale(till, ledger->now_ms, &ledger->random, &sale);
  make_body(till, ledger->document, &sale, &body);
  write_entry(ledger, till, &sale, &body);
  write_document(ledger, till, &sale);
  write_totals(ledger, till, &sale);
}

/* Sets the clock to 9 o'clock of the next day. */
static void begin_day(struct ledger *ledger) {
  enum { day_ms = 86400000, opening_ms = 9 * 3600000 - utc_offset_seconds * 1000 };
  ledger->now_ms = (ledger->now_ms / day_ms + 1) * day_ms + opening_ms;
}

/* Opens the next shift of a register; the one before is closed. */
static void open_shift(struct ledger *ledger, struct till *till) {
  if (till->shift > 0) ROW(ledger, close_shift, integer(till->shift));
  till->shift = ++ledger->shift;
  till->first_number = till->number + 1;
  time_t day = (time_t)(ledger->now_ms / 1000);
  struct tm parts;
  strftime(till->business_date, sizeof till->business_date, "%Y-%m-%d", gmtime_r(&day, &parts));
  ROW(ledger, insert_shift, integer(till->shift), text(till->register_name),
      text(till->business_date), text("open"), integer(ledger->now_ms),
      integer(utc_offset_seconds), text("anna.ozola"), text("anna.ozola"), integer(10000),
      integer(10000));
}

static void name_till(struct till *till, int number) {
  snprintf(till->register_name, sizeof till->register_name, "R%d", number);
  snprintf(till->series, sizeof till->series, "RCP-R%d", number);
  snprintf(till->account, sizeof till->account, "assets:cash:till:R%d", number);
}

// MARK: - Runs

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void run_sales(
    struct ledger *ledger, struct till *till, long long sales, long long per_transaction) {
  for (long long done = 0; done < sales;) {
    run(ledger, begin);
    for (long long i = 0; i < per_transaction && done < sales; i++, done++) {
      write_sale(ledger, till);
    }
    run(ledger, commit);
  }
}

static void preload(struct ledger *ledger, struct till *till, long long sales) {
  enum { shift_sales = 2000, per_transaction = 1000 };
  for (long long left = sales; left > 0; left -= shift_sales) {
    begin_day(ledger);
    open_shift(ledger, till);
    run_sales(ledger, till, left < shift_sales ? left : shift_sales, per_transaction);
  }
}

/* A counter that rings up one sale after the other; it stands in the queue while its sale waits. */
struct counter {
  struct group *group;
  struct till *till;
  struct counter *next;
  pthread_t thread;
  pthread_cond_t answer;  // of its own, so that an answer wakes nobody else
  bool answered;
  long long sales;
  double longest_wait_seconds;
};

struct group {
  pthread_mutex_t lock;
  pthread_cond_t arrival;
  struct counter *first, **end;
};

static void *ring_up(void *argument) {
  struct counter *self = argument;
  struct group *group = self->group;
  pthread_mutex_lock(&group->lock);
  for (long long i = 0; i < self->sales; i++) {
    double start = seconds_now();
    self->answered = false;
    self->next = NULL;
    *group->end = self;
    group->end = &self->next;
    pthread_cond_signal(&group->arrival);
    while (!self->answered) pthread_cond_wait(&self->answer, &group->lock);
    double wait = seconds_now() - start;
    if (wait > self->longest_wait_seconds) self->longest_wait_seconds = wait;
  }
  pthread_mutex_unlock(&group->lock);
  return NULL;
}

/* Takes all sales that wait, writes them in one transaction, answers them; until all are done. */
static void write_groups(struct ledger *ledger, struct group *group, long long sales) {
  while (sales > 0) {
    pthread_mutex_lock(&group->lock);
    while (group->first == NULL) pthread_cond_wait(&group->arrival, &group->lock);
    struct counter *taken = group->first;
    group->first = NULL;
    group->end = &group->first;
    pthread_mutex_unlock(&group->lock);

    run(ledger, begin);
    for (struct counter *c = taken; c != NULL; c = c->next, sales--) write_sale(ledger, c->till);
    run(ledger, commit);

    pthread_mutex_lock(&group->lock);
    for (struct counter *c = taken; c != NULL; c = c->next) {
      c->answered = true;
      pthread_cond_signal(&c->answer);
    }
    pthread_mutex_unlock(&group->lock);
  }
}

/* Returns the seconds that the sales of all counters took; stores the longest wait of any. */
static double run_counters(
    struct ledger *ledger, struct till *tills, int threads, long long sales, double *longest_wait) {
  static struct counter counters[threads_max];
  struct group group = {.lock = PTHREAD_MUTEX_INITIALIZER, .arrival = PTHREAD_COND_INITIALIZER};
  group.end = &group.first;
  pthread_mutex_lock(&group.lock);  // held while threads are made, so that all begin together
  for (int i = 0; i < threads; i++) {
    counters[i] = (struct counter){
        .group = &group, .till = &tills[i], .answer = PTHREAD_COND_INITIALIZER,
        .sales = sales / threads + (i < sales % threads)};
    int code = pthread_create(&counters[i].thread, NULL, ring_up, &counters[i]);
    if (code != 0) die("thread: %s", strerror(code));
  }
  double start = seconds_now();
  pthread_mutex_unlock(&group.lock);
  write_groups(ledger, &group, sales);
  double seconds = seconds_now() - start;
  *longest_wait = 0;
  for (int i = 0; i < threads; i++) {
    pthread_join(counters[i].thread, NULL);
    double wait = counters[i].longest_wait_seconds;
    if (wait > *longest_wait) *longest_wait = wait;
  }
  return seconds;
}

struct options {
  const char *db, *schema;
  long long sales, per_transaction, threads, preload;
};

static void measure(const struct options *options) {
  static struct till tills[threads_max];
  struct ledger ledger = {0};
  int registers = options->threads > 0 ? (int)options->threads : 1;
  for (int i = 0; i < registers; i++) name_till(&tills[i], i + 1);
  if (count_io() != SQLITE_OK) die("SQLite refuses the counting VFS");
  open_ledger(&ledger, options->db, options->schema);
  preload(&ledger, &tills[0], options->preload);
  begin_day(&ledger);
  for (int i = 0; i < registers; i++) open_shift(&ledger, &tills[i]);
  // What was prepared must not be checkpointed at the expense of what is measured.
  execute(&ledger, "PRAGMA wal_checkpoint(TRUNCATE)");

  long long syncs_before = atomic_load(&syncs), bytes_before = atomic_load(&written_bytes);
  double seconds, longest_wait = 0;
  if (options->threads > 0) {
    seconds = run_counters(&ledger, tills, registers, options->sales, &longest_wait);
  } else {
    double start = seconds_now();
    run_sales(&ledger, &tills[0], options->sales, options->per_transaction);
    seconds = seconds_now() - start;
  }
  printf("{\"sales\":%lld,\"seconds\":%.6f,\"sales_per_second\":%.1f,\"syncs\":%lld,"
         "\"written_bytes\":%lld",
         options->sales, seconds, (double)options->sales / seconds,
         atomic_load(&syncs) - syncs_before, atomic_load(&written_bytes) - bytes_before);
  if (options->threads > 0) printf(",\"longest_wait_ms\":%.3f", longest_wait * 1000);
  puts("}");
  close_ledger(&ledger);
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
  const long long many = 1000000000;
  struct options options = {0};
  for (int i = 1; i < count; i += 2) {
    const char *name = arguments[i], *value = arguments[i + 1];
    if (value == NULL) die("%s lacks its value", name);
    if (strcmp(name, "--db") == 0) options.db = value;
    else if (strcmp(name, "--schema") == 0) options.schema = value;
    else if (strcmp(name, "--sales") == 0) options.sales = whole_number(name, value, 1, many);
    else if (strcmp(name, "--preload") == 0) options.preload = whole_number(name, value, 0, many);
    else if (strcmp(name, "--per-transaction") == 0)
      options.per_transaction = whole_number(name, value, 1, many);
    else if (strcmp(name, "--threads") == 0)
      options.threads = whole_number(name, value, 1, threads_max);
    else die("unknown option %s", name);
  }
  if (options.db == NULL || options.schema == NULL || options.sales == 0) {
    die("--db FILE --schema FILE --sales N"
        " [--preload M] [--per-transaction K | --threads T]");
  }
  if (options.per_transaction > 0 && options.threads > 0) {
    die("--threads makes groups of its own: no --per-transaction with it");
  }
  if (options.per_transaction == 0) options.per_transaction = 1;
  measure(&options);
  return EXIT_SUCCESS;
}
