/* USB devices that live in the test process, in front of the real libusb.
 *
 * umockdev-wrapper preloads a library that leads sysfs, udev and the calls of usbfs to a bed; the
 * bed answers them from models of devices. One bus a process; tests differ by port. Whatever opens,
 * closes or plugs does so one at a time; the rest may be called from any thread.
 */
#ifndef KASE_USBBED_H
#define KASE_USBBED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A bus with a root hub. */
typedef struct bed bed;
/* A device, plugged in or not. */
typedef struct bed_device bed_device;
/* A receipt printer. */
typedef struct bed_printer bed_printer;
/* A serial line: CDC-ACM, interfaces 0 and 1. */
typedef struct bed_serial bed_serial;

/* The bus of this process; NULL where nothing is preloaded. */
bed *bed_shared(void);
/* A port that nobody has asked for yet, from 1 on. */
int bed_next_port(bed *);

/* ---- any device ---- */

/* Plugs it in, with a new address. */
void bed_plug(bed_device *);
/* Moves it to another port; it is not plugged in while it moves. */
void bed_move(bed_device *, int port);
/* Pulls it out, and the host knows at once. */
void bed_unplug(bed_device *);
/* Pulls it out as wires do: transfers fail with a bus error, and the host knows later. */
void bed_yank(bed_device *, unsigned milliseconds);
/* Without this sysfs tells the names that the device gives itself; before plugging in only. */
void bed_hide_names(bed_device *);
/* Takes its node away, as from a container that was not given it; while it is plugged in only. */
void bed_hide_node(bed_device *);
/* A kernel's driver that does not let go; before plugging in only. */
void bed_pin_driver(bed_device *, bool isPinned);
/* Whether a kernel's driver has an interface. */
bool bed_has_driver(bed_device *, int interface);

/* What was asked of the host since the device was made. */
typedef struct bed_counts {
  unsigned submitted, completed, discarded, empty_writes;
  unsigned configurations_set, alternates_set, resets;
} bed_counts;
bed_counts bed_count(bed_device *);

/* ---- receipt printer: bulk OUT 01, bulk IN 82 ---- */

typedef enum bed_printer_shape {
  /* Class 7, 1, 2, as most are. */
  BED_PRINTER_PLAIN,
  /* Setting 0 is one-way, setting 1 answers. */
  BED_PRINTER_ALTERNATES,
  /* Configuration 1 is of the vendor's class, configuration 2 a printer. */
  BED_PRINTER_CONFIGURATIONS,
} bed_printer_shape;

/* A printer; serial may be NULL. It is there until the process ends. */
bed_printer *bed_printer_new(bed *, int port, bed_printer_shape, const char *serial);
bed_device *bed_printer_device(bed_printer *);
void bed_printer_set_paper(bed_printer *, bool isThere);
/* It takes so many bytes more, then none; below 0 it takes all. */
void bed_printer_set_room(bed_printer *, long bytes);
/* Both bulk endpoints are halted until that is cleared. */
void bed_printer_stall(bed_printer *);
/* Copies what it received; returns how much that is. */
size_t bed_printer_received(bed_printer *, uint8_t *buffer, size_t size);
/* Says something, besides the answers to DLE EOT that it gives by itself. */
void bed_printer_say(bed_printer *, const uint8_t *bytes, size_t count);

/* ---- serial line: bulk OUT 01, bulk IN 82, interrupt IN 83 ---- */

bed_serial *bed_serial_new(bed *, int port, const char *serial);
bed_device *bed_serial_device(bed_serial *);
/* Takes what the register sent out of the line, at most size bytes. */
size_t bed_serial_take(bed_serial *, uint8_t *buffer, size_t size);
/* Sends to the register. */
void bed_serial_say(bed_serial *, const uint8_t *bytes, size_t count);
/* The line coding as it was set, 7 bytes. */
void bed_serial_coding(bed_serial *, uint8_t coding[7]);
/* Whether the register is ready: DTR. */
bool bed_serial_is_ready(bed_serial *);

#endif
