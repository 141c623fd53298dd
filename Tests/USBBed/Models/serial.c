#include <stdlib.h>

#include "../engine.h"
#include "queue.h"

struct bed_serial {
  bed_device *device;
  char *serial;
  GByteArray *received, *answers;
  bool is_ready;
  uint8_t coding[7];
};

static const uint8_t device_descriptor[] = {18, 1, 0,    2,    2, 0, 0, 64, 0xfe,
                                            0xca, 2, 0, 0, 1, 1, 2, 3, 1};
static const uint8_t configuration[] = {
    9, 2, 71, 0, 2, 1, 0, 0xc0, 1, /* configuration 1 */
    9, 4, 0, 0, 1, 2, 2, 1, 0,     /* communication */
    5, 0x24, 0, 0x10, 0x01,        /* header */
    5, 0x24, 1, 0, 1,              /* call management */
    4, 0x24, 2, 2,                 /* line coding and lines */
    5, 0x24, 6, 0, 1,              /* union: 0 controls 1 */
    7, 5, 0x83, 3, 8, 0, 10,       /* interrupt IN */
    4, 0x24, 0xfe, 0,              /* of the class, behind an endpoint */
    9, 4, 1, 0, 2, 10, 0, 0, 0,    /* data */
    7, 5, 0x01, 2, 64, 0, 0,       /* bulk OUT */
    7, 5, 0x82, 2, 64, 0, 0,       /* bulk IN */
};
static const char *const drivers[] = {"cdc_acm", "cdc_acm"};

static const char *string(void *self, unsigned index) {
  bed_serial *line = self;
  switch (index) {
  case 1: return "Kase";
  case 2: return "Bed terminal";
  case 3: return line->serial;
  default: return NULL;
  }
}

static int control(void *self, const uint8_t setup[8], uint8_t *data, size_t length) {
  bed_serial *line = self;
  size_t count = MIN(length, sizeof line->coding);
  switch (setup[0] << 8 | setup[1]) {
  case 0x2120: /* SET_LINE_CODING */
    memcpy(line->coding, data, count);
    return 0;
  case 0xa121: /* GET_LINE_CODING */
    memcpy(data, line->coding, count);
    return (int)count;
  case 0x2122: /* SET_CONTROL_LINE_STATE */
    line->is_ready = setup[2] & 1;
    return 0;
  default: return MODEL_STALL;
  }
}

static int out(void *self, uint8_t endpoint, const uint8_t *data, size_t length) {
  (void)endpoint;
  queue_put(((bed_serial *)self)->received, data, length);
  return (int)length;
}

/* Like many terminals it stays mute until the register is ready. */
static int in(void *self, uint8_t endpoint, uint8_t *data, size_t length) {
  bed_serial *line = self;
  size_t count =
      endpoint == 0x82 && line->is_ready ? queue_take(line->answers, data, length) : 0;
  return count ? (int)count : MODEL_NAK;
}

bed_serial *bed_serial_new(bed *bed, int port, const char *serial) {
  static const bed_model model = {device_descriptor, configuration, drivers, string,
                                  control,           out,           in,      NULL};
  bed_serial *line = calloc(1, sizeof *line);
  line->received = g_byte_array_new();
  line->answers = g_byte_array_new();
  line->serial = g_strdup(serial);
  line->device = bed_device_new(bed, port, &model, line);
  return line;
}

bed_device *bed_serial_device(bed_serial *line) { return line->device; }

size_t bed_serial_take(bed_serial *line, uint8_t *buffer, size_t size) {
  bed_lock(line->device);
  size_t count = queue_take(line->received, buffer, size);
  bed_unlock(line->device);
  return count;
}

void bed_serial_say(bed_serial *line, const uint8_t *bytes, size_t count) {
  bed_lock(line->device);
  queue_put(line->answers, bytes, count);
  bed_unlock(line->device);
}

void bed_serial_coding(bed_serial *line, uint8_t coding[7]) {
  bed_lock(line->device);
  memcpy(coding, line->coding, sizeof line->coding);
  bed_unlock(line->device);
}

bool bed_serial_is_ready(bed_serial *line) {
  bed_lock(line->device);
  bool is_ready = line->is_ready;
  bed_unlock(line->device);
  return is_ready;
}
