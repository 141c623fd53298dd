/* The sale that the floor writes: a cash sale of three lines in two rates, as Kase makes it. */

#ifndef KASE_SALE_H
#define KASE_SALE_H

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { key_length = 26, utc_offset_seconds = 7200 };

/* A register with its open shift. */
struct till {
  char register_name[16];
  char series[24];
  char account[48];
  char business_date[16];
  long long shift;
  long long first_number;  // of this shift
  long long number;        // the last one taken
};

enum { line_count = 3, tax_count = 2, posting_count = 5 };

struct line {
  const char *service, *kind, *text;
  long long quantity, rate, gross, net;
};
struct tax {
  const char *name;
  long long rate, gross, vat;
};
struct posting {
  const char *account;
  long long amount;
};
struct sale {
  long long at_ms;
  char key[key_length + 1];
  char at[48];
  struct line lines[line_count];
  struct tax taxes[tax_count];
  struct posting postings[posting_count];
  long long gross, tendered;
};
struct body {
  int length;
  char bytes[4096];
};

static uint64_t next_random(uint64_t *state) {
  *state ^= *state << 13, *state ^= *state >> 7, *state ^= *state << 17;
  return *state;
}

/* Writes a ULID: 10 digits of time and 16 of randomness in Crockford's base 32, so keys sort by
 * time. */
static void make_key(long long at_ms, uint64_t *random, char key[key_length + 1]) {
  static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  for (int i = 0; i < 10; i++) key[i] = digits[at_ms >> (45 - 5 * i) & 31];
  for (int half = 10; half < key_length; half += 8) {
    uint64_t bits = next_random(random) >> 24;
    for (int i = 0; i < 8; i++) key[half + i] = digits[bits >> (5 * i) & 31];
  }
  key[key_length] = 0;
}

/* VAT that a gross amount contains, rounded half up; the rate in basis points. */
static long long vat_in(long long gross, long long rate) {
  return (2 * gross * rate + 10000 + rate) / (2 * (10000 + rate));
}

/* A cash sale of three lines in two rates, whose amounts change from one sale to the next. */
static void make_sale(
    const struct till *till, long long at_ms, uint64_t *random, struct sale *sale) {
  sale->at_ms = at_ms;
  make_key(at_ms, random, sale->key);
  time_t local = (time_t)(at_ms / 1000 + utc_offset_seconds);
  struct tm parts;
  strftime(sale->at, sizeof sale->at, "%Y-%m-%dT%H:%M:%S+02:00", gmtime_r(&local, &parts));

  long long n = till->number;
  long long letter = 364 + n % 9 * 35, notice = 2 * (85 + n % 4 * 10);
  long long book = 1290 + n % 13 * 100;
  long long vat21 = vat_in(letter + notice, 2100), vat12 = vat_in(book, 1200);
  long long letter_net = letter - vat_in(letter, 2100);
  sale->lines[0] = (struct line){
      .service = "LET-REG-EU-50", .kind = "service", .quantity = 1000, .rate = 2100,
      .text = "Ierakstīta vēstule uz ES valstīm, līdz 50 g", .gross = letter, .net = letter_net};
  sale->lines[1] = (struct line){
      .service = "ADD-NOTICE", .kind = "service", .quantity = 2000, .rate = 2100,
      .text = "Paziņojums sūtītājam par izsniegšanu", .gross = notice,
      .net = letter + notice - vat21 - letter_net};
  sale->lines[2] = (struct line){
      .service = "BOOK-0417", .kind = "goods", .quantity = 1000, .rate = 1200,
      .text = "Latvijas dabas ceļvedis, 2. izdevums", .gross = book, .net = book - vat12};
  sale->taxes[0] = (struct tax){.name = "S 12", .rate = 1200, .gross = book, .vat = vat12};
  sale->taxes[1] =
      (struct tax){.name = "S 21", .rate = 2100, .gross = letter + notice, .vat = vat21};
  sale->gross = letter + notice + book;
  sale->tendered = (sale->gross / 500 + 1) * 500;
  sale->postings[0] = (struct posting){"income:services:21", vat21 - letter - notice};
  sale->postings[1] = (struct posting){"income:goods:12", vat12 - book};
  sale->postings[2] = (struct posting){"liabilities:vat:12", -vat12};
  sale->postings[3] = (struct posting){"liabilities:vat:21", -vat21};
  sale->postings[4] = (struct posting){till->account, sale->gross};
}

__attribute__((format(printf, 2, 3))) static void append(
    struct body *body, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  size_t room = sizeof body->bytes - (size_t)body->length;
  int length = vsnprintf(body->bytes + body->length, room, format, arguments);
  va_end(arguments);
  if (length < 0 || (size_t)length >= room) abort();  // the texts above fit three times over
  body->length += length;
}

static const char *separator(int index) { return index == 0 ? "" : ","; }

/* The fact of the journal, in the members and the order of Kase's canonical form. */
static void make_body(
    const struct till *till, long long document, const struct sale *sale, struct body *body) {
  body->length = 0;
  append(body,
         "[{\"document\":{\"currency\":\"EUR\",\"gross\":%lld,\"head\":{\"at\":\"%s\","
         "\"date\":\"%s\",\"id\":%lld,\"language\":\"lv\",\"number\":%lld,\"pack\":\"LV/1\","
         "\"person\":\"anna.ozola\",\"register\":\"%s\",\"series\":\"%s\",\"shift\":%lld,"
         "\"type\":\"RCP\"},\"lines\":[",
         sale->gross, sale->at, till->business_date, document, till->number,
         till->register_name, till->series, till->shift);
  for (int i = 0; i < line_count; i++) {
    const struct line *line = &sale->lines[i];
    append(body,
           "%s{\"category\":\"S\",\"gross\":%lld,\"kind\":\"%s\",\"net\":%lld,\"number\":%d,"
           "\"price\":%lld,\"quantity\":%lld,\"rate\":%lld,\"service\":\"%s\",\"text\":\"%s\","
           "\"unit\":\"C62\"}",
           separator(i), line->gross, line->kind, line->net, i + 1,
           line->gross * 100000 / line->quantity, line->quantity, line->rate, line->service,
           line->text);
  }
  append(body, "],\"postings\":[");
  for (int i = 0; i < posting_count; i++) {
    append(body, "%s{\"account\":\"%s\",\"amount\":%lld}", separator(i),
           sale->postings[i].account, sale->postings[i].amount);
  }
  append(body, "],\"taxes\":[");
  for (int i = 0; i < tax_count; i++) {
    const struct tax *tax = &sale->taxes[i];
    append(body, "%s{\"category\":\"S\",\"gross\":%lld,\"rate\":%lld,\"vat\":%lld}", separator(i),
           tax->gross, tax->rate, tax->vat);
  }
  append(body,
         "],\"tenders\":[{\"change\":%lld,\"kind\":\"cash\",\"retained\":%lld,\"tendered\":%lld}]},"
         "\"prints\":true}]",
         sale->tendered - sale->gross, sale->gross, sale->tendered);
}

#endif
