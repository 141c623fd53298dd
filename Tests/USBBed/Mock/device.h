/* A device of the mocked host, for the files of this folder. */
#ifndef KASE_USBBED_DEVICE_H
#define KASE_USBBED_DEVICE_H

#include <pthread.h>
#include <umockdev.h>

#include "../engine.h"

enum { INTERFACES_MAX = 8 };

struct bed {
  UMockdevTestbed *testbed;
  int next_address, next_port;
};

struct bed_device {
  bed *bed;
  const bed_model *model;
  void *self;
  int port;
  bool hides_names, is_pinned;
  pthread_mutex_t lock;
  bed_counts counts;
  /* All that follows holds while it is plugged in. */
  bool is_plugged, is_yanked;
  int address;
  /* Its place in sysfs without /sys, and its node. */
  char *sys_path, *node;
  /* A pty in the place of usbfs; see device_update_node. */
  int pty_master, pty_slave;
  UMockdevIoctlBase *handler;
  /* Of urb, in the order of submission and of completion. */
  GQueue pending, completed;
  unsigned configuration;
  void *claimed_by[INTERFACES_MAX];
  bool has_driver[INTERFACES_MAX];
};

/* ---- urbs.c: transfers as usbfs has them ---- */

int urb_submit(bed_device *, UMockdevIoctlClient *, UMockdevIoctlData *);
int urb_discard(bed_device *, UMockdevIoctlClient *, gulong address);
/* Hands a finished one over; false where there is none. */
bool urb_reap(bed_device *, UMockdevIoctlClient *, UMockdevIoctlData *slot);
/* Gives the oldest one of each endpoint a chance; those of one endpoint keep their order. */
void urbs_advance(bed_device *);
/* Ends all with an errno; no host promises a count then. */
void urbs_fail(bed_device *, int status);
/* Forgets those of a client that has gone. */
void urbs_drop(bed_device *, UMockdevIoctlClient *);
/* usbfs is writable while something can be reaped, and hangs up when the device is gone. */
void device_update_node(bed_device *);

/* ---- usbfs.c: the calls on a node ---- */

/* The handler of calls for a device that is being plugged in. */
UMockdevIoctlBase *usbfs_handler(bed_device *);
/* Gives the interfaces of the active configuration to the kernel's drivers. */
void usbfs_bind_drivers(bed_device *);

/* ---- sysfs.c: what the kernel would tell in files ---- */

/* The root hub that all devices stand behind. */
bool sysfs_add_root(bed *);
/* Tells of a device, and sends "add". */
bool sysfs_add(bed_device *);
/* Sends "remove", and tells no more. */
void sysfs_remove(bed_device *);
/* Tells which configuration is active. */
void sysfs_set_configuration(bed_device *);
/* The path in sysfs of a device on a port, without /sys. */
char *sysfs_path(int port);

#endif
