#include "engine.h"

#include <errno.h>
#include <string.h>

enum { DESCRIPTOR_CONFIGURATION = 2, DESCRIPTOR_STRING = 3, DESCRIPTOR_ENDPOINT = 5 };

static size_t total_length(const uint8_t *configuration) {
  return configuration[2] | configuration[3] << 8;
}

size_t model_configurations_length(const bed_model *model) {
  size_t length = 0;
  for (unsigned i = 0; i < model->device_descriptor[17]; i++)
    length += total_length(model->configurations + length);
  return length;
}

const uint8_t *model_configuration(const bed_model *model, unsigned value) {
  const uint8_t *next = model->configurations;
  for (unsigned i = 0; i < model->device_descriptor[17]; i++) {
    if (next[5] == value) return next;
    next += total_length(next);
  }
  return model->configurations;
}

size_t model_packet_size(const bed_model *model, uint8_t endpoint) {
  const uint8_t *end = model->configurations + model_configurations_length(model);
  for (const uint8_t *next = model->configurations; next < end; next += next[0])
    if (next[1] == DESCRIPTOR_ENDPOINT && next[2] == endpoint)
      return (next[4] | next[5] << 8) & 0x7ff;
  return 0;
}

/* A string descriptor of ASCII letters; 0 where there is none of that index. */
static size_t string_descriptor(const bed_model *model, void *self, unsigned index,
                                uint8_t out[256]) {
  static const uint8_t languages[] = {4, DESCRIPTOR_STRING, 0x09, 0x04};
  if (index == 0) {
    memcpy(out, languages, sizeof languages);
    return sizeof languages;
  }
  const char *text = model->string(self, index);
  size_t count = text ? strnlen(text, 126) : 0;
  if (!text) return 0;
  out[0] = (uint8_t)(2 + 2 * count);
  out[1] = DESCRIPTOR_STRING;
  for (size_t i = 0; i < count; i++) {
    out[2 + 2 * i] = (uint8_t)text[i];
    out[3 + 2 * i] = 0;
  }
  return out[0];
}

static int descriptor(const bed_model *model, void *self, const uint8_t setup[8], uint8_t *data,
                      size_t length) {
  uint8_t text[256];
  const uint8_t *source = NULL;
  size_t count = 0;
  switch (setup[3]) {
  case 1:
    source = model->device_descriptor;
    count = 18;
    break;
  case DESCRIPTOR_CONFIGURATION:
    source = model->configurations;
    for (unsigned i = 0; i < setup[2] && i < model->device_descriptor[17]; i++)
      source += total_length(source);
    count = setup[2] < model->device_descriptor[17] ? total_length(source) : 0;
    break;
  case DESCRIPTOR_STRING:
    source = text;
    count = string_descriptor(model, self, setup[2], text);
  }
  if (count == 0) return MODEL_STALL;
  if (count > length) count = length;
  memcpy(data, source, count);
  return (int)count;
}

/* Standard requests are answered as any device answers them; the model gets the others. */
static int control(const bed_model *model, void *self, const uint8_t setup[8], uint8_t *data,
                   size_t length) {
  if (setup[0] & 0x60) return model->control(self, setup, data, length);
  switch (setup[1]) {
  case 1: /* CLEAR_FEATURE: an endpoint's halt */
    if (setup[0] == 2 && model->clear_halt) model->clear_halt(self, setup[4]);
    return 0;
  case 6: /* GET_DESCRIPTOR */
    return descriptor(model, self, setup, data, length);
  default:
    return setup[0] & 0x80 ? MODEL_STALL : 0;
  }
}

static bool end(bed_transfer *transfer, int status) {
  transfer->status = status;
  return true;
}

static bool advance_control(const bed_model *model, void *self, bed_transfer *transfer) {
  uint8_t *setup = transfer->bytes;
  int count = control(model, self, setup, setup + 8, transfer->length - 8);
  if (count == MODEL_NAK) return false;
  if (count < 0) return end(transfer, -EPIPE);
  transfer->done = setup[0] & 0x80 ? (size_t)count : transfer->length - 8;
  return end(transfer, 0);
}

static bool advance_out(const bed_model *model, void *self, bed_transfer *transfer) {
  int count;
  do {
    count = model->out(self, transfer->endpoint, transfer->bytes + transfer->done,
                       transfer->length - transfer->done);
    if (count == MODEL_STALL) return end(transfer, -EPIPE);
    if (count > 0) transfer->done += (size_t)count;
  } while (count > 0 && transfer->done < transfer->length);
  return transfer->done == transfer->length && end(transfer, 0);
}

static bool advance_in(const bed_model *model, void *self, bed_transfer *transfer) {
  size_t packet = model_packet_size(model, transfer->endpoint);
  for (;;) {
    uint8_t data[1024];
    int count = model->in(self, transfer->endpoint, data, packet);
    if (count == MODEL_STALL) return end(transfer, -EPIPE);
    if (count == MODEL_NAK) return false;
    size_t came = (size_t)count, room = transfer->length - transfer->done;
    size_t taken = came < room ? came : room;
    memcpy(transfer->bytes + transfer->done, data, taken);
    transfer->done += taken;
    /* A packet longer than the room that is left is lost in part. */
    if (came > room) return end(transfer, -EOVERFLOW);
    if (came < packet || transfer->done == transfer->length) return end(transfer, 0);
  }
}

bool model_advance(const bed_model *model, void *self, bed_transfer *transfer) {
  if (transfer->is_control) return advance_control(model, self, transfer);
  return transfer->endpoint & 0x80 ? advance_in(model, self, transfer)
                                   : advance_out(model, self, transfer);
}
