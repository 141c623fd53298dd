#define _GNU_SOURCE
#include <errno.h>
#include <pty.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "device.h"

/* The bed's folder goes when the process ends: nothing else tells when the last test has run. */
static UMockdevTestbed *left_over;

static void remove_left_over(void) { g_clear_object(&left_over); }

static bed the_bed;

static void make_bed(void) {
  UMockdevTestbed *testbed = umockdev_testbed_new();
  /* This tells only after the line above. */
  if (!umockdev_in_mock_environment()) {
    g_object_unref(testbed);
    return;
  }
  left_over = the_bed.testbed = testbed;
  atexit(remove_left_over);
  the_bed.next_address = 2;
  the_bed.next_port = 1;
  if (!sysfs_add_root(&the_bed)) abort();
}

bed *bed_shared(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_bed);
  return the_bed.testbed ? &the_bed : NULL;
}

int bed_next_port(bed *bed) { return __atomic_fetch_add(&bed->next_port, 1, __ATOMIC_RELAXED); }

bed_device *bed_device_new(bed *bed, int port, const bed_model *model, void *self) {
  bed_device *device = calloc(1, sizeof *device);
  device->bed = bed;
  device->port = port;
  device->model = model;
  device->self = self;
  device->pty_master = device->pty_slave = -1;
  pthread_mutex_init(&device->lock, NULL);
  return device;
}

static void open_node(bed_device *device) {
  struct termios raw;
  if (openpty(&device->pty_master, &device->pty_slave, NULL, NULL, NULL)) abort();
  tcgetattr(device->pty_slave, &raw);
  cfmakeraw(&raw);
  tcsetattr(device->pty_slave, TCSANOW, &raw);
}

static char *node_file(bed_device *device) {
  char *root = umockdev_testbed_get_root_dir(device->bed->testbed);
  char *file = g_strconcat(root, device->node, NULL);
  g_free(root);
  return file;
}

void bed_plug(bed_device *device) {
  pthread_mutex_lock(&device->lock);
  if (device->is_plugged) {
    pthread_mutex_unlock(&device->lock);
    return;
  }
  device->address = device->bed->next_address++;
  device->sys_path = sysfs_path(device->port);
  device->node = g_strdup_printf("/dev/bus/usb/001/%03d", device->address);
  device->configuration = device->model->configurations[5];
  usbfs_bind_drivers(device);
  open_node(device);
  device->handler = usbfs_handler(device);
  device->is_plugged = true;
  device->is_yanked = false;
  device_update_node(device);
  pthread_mutex_unlock(&device->lock);

  char *file = node_file(device);
  if (symlink(ptsname(device->pty_master), file)) abort();
  g_free(file);
  umockdev_testbed_attach_ioctl(device->bed->testbed, device->node, device->handler, NULL);
  if (!sysfs_add(device)) abort();
}

void bed_unplug(bed_device *device) {
  pthread_mutex_lock(&device->lock);
  if (!device->is_plugged) {
    pthread_mutex_unlock(&device->lock);
    return;
  }
  device->is_plugged = false;
  urbs_fail(device, -ESHUTDOWN);
  /* A hang-up is heard only while output flows. */
  tcflow(device->pty_slave, TCOON);
  close(device->pty_master);
  close(device->pty_slave);
  device->pty_master = device->pty_slave = -1;
  pthread_mutex_unlock(&device->lock);

  sysfs_remove(device);
  g_clear_object(&device->handler);
  bed_hide_node(device);
  g_free(device->sys_path);
  g_free(device->node);
  device->sys_path = device->node = NULL;
}

void bed_yank(bed_device *device, unsigned milliseconds) {
  pthread_mutex_lock(&device->lock);
  device->is_yanked = true;
  urbs_advance(device);
  pthread_mutex_unlock(&device->lock);
  usleep(milliseconds * 1000);
  bed_unplug(device);
}

void bed_move(bed_device *device, int port) {
  bed_unplug(device);
  device->port = port;
}

void bed_hide_names(bed_device *device) { device->hides_names = true; }

void bed_hide_node(bed_device *device) {
  char *file = node_file(device);
  unlink(file);
  g_free(file);
}

void bed_pin_driver(bed_device *device, bool is_pinned) { device->is_pinned = is_pinned; }

bool bed_has_driver(bed_device *device, int interface) {
  pthread_mutex_lock(&device->lock);
  bool has_driver = interface >= 0 && interface < INTERFACES_MAX && device->has_driver[interface];
  pthread_mutex_unlock(&device->lock);
  return has_driver;
}

bed_counts bed_count(bed_device *device) {
  pthread_mutex_lock(&device->lock);
  bed_counts counts = device->counts;
  pthread_mutex_unlock(&device->lock);
  return counts;
}

void bed_lock(bed_device *device) { pthread_mutex_lock(&device->lock); }

void bed_unlock(bed_device *device) {
  urbs_advance(device);
  pthread_mutex_unlock(&device->lock);
}
