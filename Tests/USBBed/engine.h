/* One transfer of a model, step by step; how a host is reached is not here. */
#ifndef KASE_USBBED_ENGINE_H
#define KASE_USBBED_ENGINE_H

#include "USBBed.h"

/* What a model answers instead of a count of bytes. */
enum { MODEL_NAK = -1, MODEL_STALL = -2 };

/* What a device is. Its functions are called with the device's lock held. */
typedef struct bed_model {
  const uint8_t *device_descriptor;
  /* All configurations, one behind the other. */
  const uint8_t *configurations;
  /* By interface; NULL where the kernel has no driver. */
  const char *const *kernel_drivers;
  /* The string of an index from 1, or NULL. */
  const char *(*string)(void *self, unsigned index);
  /* Class and vendor requests: the count of bytes filled in, 0 for those that bring data. */
  int (*control)(void *self, const uint8_t setup[8], uint8_t *data, size_t length);
  /* How many bytes are taken of those sent. */
  int (*out)(void *self, uint8_t endpoint, const uint8_t *data, size_t length);
  /* One packet of at most length bytes. */
  int (*in)(void *self, uint8_t endpoint, uint8_t *data, size_t length);
  void (*clear_halt)(void *self, uint8_t endpoint);
} bed_model;

/* A transfer on its way. */
typedef struct bed_transfer {
  /* The bytes then begin with the setup packet. */
  bool is_control;
  uint8_t endpoint;
  uint8_t *bytes;
  /* done counts bytes of data only, without the setup packet. */
  size_t length, done;
  /* 0 or a negative errno, once it has ended. */
  int status;
} bed_transfer;

/* The bytes of all configurations. */
size_t model_configurations_length(const bed_model *);
/* The configuration of a value; the first one where there is none. */
const uint8_t *model_configuration(const bed_model *, unsigned value);
/* The size of an endpoint's packets; 0 where there is no such endpoint. */
size_t model_packet_size(const bed_model *, uint8_t endpoint);
/* Moves a transfer as far as the model lets it; true once it has ended. */
bool model_advance(const bed_model *, void *self, bed_transfer *);

/* Devices, for the models. */
bed_device *bed_device_new(bed *, int port, const bed_model *, void *self);
void bed_lock(bed_device *);
/* Unlocks, and lets waiting transfers move on. */
void bed_unlock(bed_device *);

#endif
