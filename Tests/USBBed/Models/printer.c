#include <stdlib.h>

#include "../engine.h"
#include "queue.h"

struct bed_printer {
  bed_device *device;
  bed_printer_shape shape;
  char *serial;
  GByteArray *received, *answers;
  bool has_paper, is_stalled;
  long room;
  /* How many bytes of DLE EOT n have come. */
  int escape;
};

/* Strings 1, 2 and, where there is one, 3. */
static const uint8_t device_plain[] = {18, 1, 0,    2,    0, 0, 0, 64, 0xfe,
                                       0xca, 1, 0, 0, 1, 1, 2, 3, 1};
static const uint8_t device_nameless[] = {18, 1, 0,    2,    0, 0, 0, 64, 0xfe,
                                          0xca, 1, 0, 0, 1, 1, 2, 0, 1};
static const uint8_t device_configurations[] = {18, 1, 0,    2,    0, 0, 0, 64, 0xfe,
                                                0xca, 3, 0, 0, 1, 1, 2, 3, 2};

static const uint8_t plain[] = {
    9, 2, 32, 0, 1, 1, 0, 0xc0, 1, /* configuration 1 */
    9, 4, 0, 0, 2, 7, 1, 2, 0,     /* printer, answers */
    7, 5, 0x01, 2, 64, 0, 0,       /* bulk OUT */
    7, 5, 0x82, 2, 64, 0, 0,       /* bulk IN */
};
static const uint8_t alternates[] = {
    9, 2, 48, 0, 1, 1, 0, 0xc0, 1, /* configuration 1 */
    9, 4, 0, 0, 1, 7, 1, 1, 0,     /* setting 0: one-way */
    7, 5, 0x01, 2, 64, 0, 0,       /* bulk OUT */
    9, 4, 0, 1, 2, 7, 1, 2, 0,     /* setting 1: answers */
    7, 5, 0x01, 2, 64, 0, 0,       /* bulk OUT */
    7, 5, 0x82, 2, 64, 0, 0,       /* bulk IN */
};
static const uint8_t configurations[] = {
    9, 2, 25, 0, 1, 1, 0, 0xc0, 1,   /* configuration 1 */
    9, 4, 0, 0, 1, 0xff, 0, 0, 0,    /* of the vendor's class */
    7, 5, 0x01, 2, 64, 0, 0,         /* bulk OUT */
    9, 2, 32, 0, 1, 2, 0, 0xc0, 1,   /* configuration 2 */
    9, 4, 0, 0, 2, 7, 1, 2, 0,       /* printer, answers */
    7, 5, 0x01, 2, 64, 0, 0,         /* bulk OUT */
    7, 5, 0x82, 2, 64, 0, 0,         /* bulk IN */
};
static const char *const drivers[] = {"usblp"};
static const char identity[] = "MFG:Kase;CMD:ESC/POS;MDL:Bed printer;CLS:PRINTER;";

static const char *string(void *self, unsigned index) {
  bed_printer *printer = self;
  switch (index) {
  case 1: return "Kase";
  case 2: return "Bed printer";
  case 3: return printer->serial;
  default: return NULL;
  }
}

/* GET_DEVICE_ID: a length that counts itself, the high byte first, then the text. It is asked for
 * by the position of the configuration, the interface and the setting. */
static int device_id(bed_printer *printer, const uint8_t setup[8], uint8_t *data, size_t length) {
  if (setup[2] != (printer->shape == BED_PRINTER_CONFIGURATIONS)) return MODEL_STALL;
  if (setup[4] != (printer->shape == BED_PRINTER_ALTERNATES) || setup[5]) return MODEL_STALL;
  uint8_t reply[2 + sizeof identity - 1] = {0, sizeof reply};
  memcpy(reply + 2, identity, sizeof identity - 1);
  size_t count = MIN(sizeof reply, length);
  memcpy(data, reply, count);
  return (int)count;
}

static int control(void *self, const uint8_t setup[8], uint8_t *data, size_t length) {
  bed_printer *printer = self;
  switch (setup[0] << 8 | setup[1]) {
  case 0xa100: return device_id(printer, setup, data, length);
  case 0xa101: /* GET_PORT_STATUS */
    data[0] = printer->has_paper ? 0x18 : 0x30;
    return 1;
  case 0x2102: /* SOFT_RESET */
    g_byte_array_set_size(printer->answers, 0);
    printer->escape = 0;
    printer->is_stalled = false;
    return 0;
  default: return MODEL_STALL;
  }
}

/* DLE EOT 1 is the printer, 4 the paper; bits 1 and 4 are always set. */
static void answer_status(bed_printer *printer, uint8_t kind) {
  uint8_t status = 0x12;
  if (!printer->has_paper && kind == 1) status |= 0x08;
  if (!printer->has_paper && kind == 4) status |= 0x60;
  queue_put(printer->answers, &status, 1);
}

static void read_byte(bed_printer *printer, uint8_t byte) {
  if (printer->escape == 2) {
    answer_status(printer, byte);
    printer->escape = 0;
  } else if (printer->escape == 1 && byte == 0x04) {
    printer->escape = 2;
  } else {
    printer->escape = byte == 0x10;
  }
}

static int out(void *self, uint8_t endpoint, const uint8_t *data, size_t length) {
  (void)endpoint;
  bed_printer *printer = self;
  if (printer->is_stalled) return MODEL_STALL;
  size_t count = printer->room < 0 ? length : MIN((size_t)printer->room, length);
  if (count == 0) return MODEL_NAK;
  if (printer->room >= 0) printer->room -= (long)count;
  for (size_t i = 0; i < count; i++) read_byte(printer, data[i]);
  queue_put(printer->received, data, count);
  return (int)count;
}

static int in(void *self, uint8_t endpoint, uint8_t *data, size_t length) {
  (void)endpoint;
  bed_printer *printer = self;
  if (printer->is_stalled) return MODEL_STALL;
  size_t count = queue_take(printer->answers, data, length);
  return count ? (int)count : MODEL_NAK;
}

static void clear_halt(void *self, uint8_t endpoint) {
  (void)endpoint;
  ((bed_printer *)self)->is_stalled = false;
}

#define PRINTER_MODEL(device, all) \
  {device, all, drivers, string, control, out, in, clear_halt}

bed_printer *bed_printer_new(bed *bed, int port, bed_printer_shape shape, const char *serial) {
  static const bed_model models[] = {
      PRINTER_MODEL(device_plain, plain),
      PRINTER_MODEL(device_plain, alternates),
      PRINTER_MODEL(device_configurations, configurations),
      PRINTER_MODEL(device_nameless, plain),
  };
  bed_printer *printer = calloc(1, sizeof *printer);
  printer->received = g_byte_array_new();
  printer->answers = g_byte_array_new();
  printer->has_paper = true;
  printer->room = -1;
  printer->shape = shape;
  printer->serial = g_strdup(serial);
  printer->device = bed_device_new(bed, port, &models[serial ? shape : 3], printer);
  return printer;
}

bed_device *bed_printer_device(bed_printer *printer) { return printer->device; }

void bed_printer_set_paper(bed_printer *printer, bool is_there) {
  bed_lock(printer->device);
  printer->has_paper = is_there;
  bed_unlock(printer->device);
}

void bed_printer_set_room(bed_printer *printer, long bytes) {
  bed_lock(printer->device);
  printer->room = bytes;
  bed_unlock(printer->device);
}

void bed_printer_stall(bed_printer *printer) {
  bed_lock(printer->device);
  printer->is_stalled = true;
  bed_unlock(printer->device);
}

size_t bed_printer_received(bed_printer *printer, uint8_t *buffer, size_t size) {
  bed_lock(printer->device);
  size_t count = printer->received->len;
  if (buffer && count) memcpy(buffer, printer->received->data, MIN(count, size));
  bed_unlock(printer->device);
  return count;
}

void bed_printer_say(bed_printer *printer, const uint8_t *bytes, size_t count) {
  bed_lock(printer->device);
  queue_put(printer->answers, bytes, count);
  bed_unlock(printer->device);
}
