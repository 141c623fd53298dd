/* Bytes that wait to be taken. */
#ifndef KASE_USBBED_QUEUE_H
#define KASE_USBBED_QUEUE_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Takes at most size bytes from the front; returns how many. */
static inline size_t queue_take(GByteArray *queue, uint8_t *data, size_t size) {
  size_t count = MIN(size, queue->len);
  if (count == 0) return 0;
  memcpy(data, queue->data, count);
  g_byte_array_remove_range(queue, 0, (guint)count);
  return count;
}

/* Puts bytes at the end. */
static inline void queue_put(GByteArray *queue, const uint8_t *data, size_t count) {
  g_byte_array_append(queue, data, (guint)count);
}

#endif
