#include <errno.h>
#include <linux/usbdevice_fs.h>
#include <string.h>
#include <sys/ioctl.h>

#include "device.h"

static unsigned interface_count(bed_device *device) {
  return model_configuration(device->model, device->configuration)[4];
}

void usbfs_bind_drivers(bed_device *device) {
  for (unsigned i = 0; i < INTERFACES_MAX; i++) {
    device->claimed_by[i] = NULL;
    device->has_driver[i] =
        i < interface_count(device) && device->model->kernel_drivers[i] != NULL;
  }
}

static int claim(bed_device *device, UMockdevIoctlClient *client, unsigned interface) {
  if (interface >= interface_count(device)) return -ENOENT;
  void *holder = device->claimed_by[interface];
  if (device->has_driver[interface] || (holder && holder != client)) return -EBUSY;
  device->claimed_by[interface] = client;
  return 0;
}

static int release(bed_device *device, UMockdevIoctlClient *client, unsigned interface) {
  if (interface >= interface_count(device)) return -EINVAL;
  if (device->claimed_by[interface] != client) return -EINVAL;
  device->claimed_by[interface] = NULL;
  return 0;
}

static int driver_name(bed_device *device, struct usbdevfs_getdriver *answer) {
  unsigned interface = answer->interface;
  if (interface >= interface_count(device)) return -EINVAL;
  const char *name = device->claimed_by[interface]   ? "usbfs"
                     : device->has_driver[interface] ? device->model->kernel_drivers[interface]
                                                     : NULL;
  if (!name) return -ENODATA;
  strcpy(answer->driver, name);
  return 0;
}

static int detach(bed_device *device, unsigned interface) {
  if (interface >= interface_count(device)) return -EINVAL;
  if (!device->has_driver[interface]) return -ENODATA;
  if (device->is_pinned) return -EACCES;
  device->has_driver[interface] = false;
  return 0;
}

static int attach(bed_device *device, unsigned interface) {
  if (interface >= interface_count(device)) return -EINVAL;
  if (device->claimed_by[interface] || device->has_driver[interface]) return -EBUSY;
  device->has_driver[interface] = device->model->kernel_drivers[interface] != NULL;
  return device->has_driver[interface];
}

static int driver_call(bed_device *device, struct usbdevfs_ioctl *call) {
  switch ((unsigned)call->ioctl_code) {
  case USBDEVFS_DISCONNECT: return detach(device, (unsigned)call->ifno);
  case USBDEVFS_CONNECT: return attach(device, (unsigned)call->ifno);
  default: return -ENOTTY;
  }
}

static int set_configuration(bed_device *device, unsigned value) {
  for (unsigned i = 0; i < INTERFACES_MAX; i++)
    if (device->claimed_by[i] || device->has_driver[i]) return -EBUSY;
  device->counts.configurations_set++;
  device->configuration = value;
  usbfs_bind_drivers(device);
  sysfs_set_configuration(device);
  return 0;
}

static int clear_halt(bed_device *device, unsigned endpoint) {
  if (device->model->clear_halt) device->model->clear_halt(device->self, (uint8_t)endpoint);
  urbs_advance(device);
  return 0;
}

/* Who opened an earlier incarnation of the device is told that it is gone. */
static bool is_there(bed_device *device, UMockdevIoctlClient *client) {
  return device->is_plugged && !strcmp(umockdev_ioctl_client_get_devnode(client), device->node);
}

/* argument is the call's third one; target is the memory that it points to, if it does. */
static int answer(bed_device *device, UMockdevIoctlClient *client, gulong request,
                  UMockdevIoctlData *argument, UMockdevIoctlData *target) {
  unsigned *number = target ? (unsigned *)target->data : NULL;
  if (request == USBDEVFS_REAPURBNDELAY) {
    if (urb_reap(device, client, target)) return 0;
    return is_there(device, client) ? -EAGAIN : -ENODEV;
  }
  if (!is_there(device, client)) return -ENODEV;
  switch (request) {
  case USBDEVFS_GET_CAPABILITIES:
    *number = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_NO_PACKET_SIZE_LIM |
              USBDEVFS_CAP_BULK_SCATTER_GATHER | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
    return 0;
  case USBDEVFS_SUBMITURB: return urb_submit(device, client, target);
  case USBDEVFS_DISCARDURB: return urb_discard(device, client, *(gulong *)argument->data);
  case USBDEVFS_CLAIMINTERFACE: return claim(device, client, *number);
  case USBDEVFS_RELEASEINTERFACE: return release(device, client, *number);
  case USBDEVFS_GETDRIVER: return driver_name(device, (struct usbdevfs_getdriver *)number);
  case USBDEVFS_IOCTL: return driver_call(device, (struct usbdevfs_ioctl *)target->data);
  case USBDEVFS_SETCONFIGURATION: return set_configuration(device, *number);
  case USBDEVFS_SETINTERFACE: device->counts.alternates_set++; return 0;
  case USBDEVFS_CLEAR_HALT: return clear_halt(device, *number);
  case USBDEVFS_RESET: device->counts.resets++; return 0;
  default: return -ENOTTY;
  }
}

static gboolean on_call(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user) {
  (void)base;
  bed_device *device = user;
  pthread_mutex_lock(&device->lock);
  gulong request = umockdev_ioctl_client_get_request(client);
  UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client), *target = NULL;
  if (_IOC_DIR(request) != _IOC_NONE)
    target = umockdev_ioctl_data_resolve(argument, 0, _IOC_SIZE(request), NULL);
  int result = answer(device, client, request, argument, target);
  g_clear_object(&target);
  umockdev_ioctl_client_complete(client, result < 0 ? -1 : result, result < 0 ? -result : 0);
  pthread_mutex_unlock(&device->lock);
  return TRUE;
}

/* umockdev 0.17 tells of a client that has gone late, or never. */
static void on_change(GObject *object, GParamSpec *property, gpointer user) {
  (void)property;
  bed_device *device = user;
  UMockdevIoctlClient *client = (UMockdevIoctlClient *)object;
  if (umockdev_ioctl_client_get_connected(client)) return;
  pthread_mutex_lock(&device->lock);
  for (unsigned i = 0; i < INTERFACES_MAX; i++)
    if (device->claimed_by[i] == client) device->claimed_by[i] = NULL;
  urbs_drop(device, client);
  pthread_mutex_unlock(&device->lock);
}

static void on_client(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer device) {
  (void)base;
  g_signal_connect(client, "notify::connected", G_CALLBACK(on_change), device);
}

UMockdevIoctlBase *usbfs_handler(bed_device *device) {
  UMockdevIoctlBase *handler = umockdev_ioctl_base_new();
  g_signal_connect(handler, "handle-ioctl", G_CALLBACK(on_call), device);
  g_signal_connect(handler, "client-connected", G_CALLBACK(on_client), device);
  return handler;
}
