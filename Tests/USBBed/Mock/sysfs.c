#include <stdio.h>

#include "device.h"

#define ROOT "/devices/pci0000:00/0000:00:14.0/usb1"

/* A hub that stands in sysfs only: libusb wants a parent and a folder of nodes. */
static const uint8_t hub_descriptor[] = {18, 1, 0,    2, 9, 0, 0, 64, 0x6b,
                                         0x1d, 2, 0, 1, 6, 0, 0, 0, 1};
static const uint8_t hub_configuration[] = {9, 2, 25, 0, 1, 1,    0, 0xe0, 0,
                                            9, 4, 0,  0, 1, 9,    0, 0,    0,
                                            7, 5, 0x81, 3, 4, 0, 12};

static void append_hex(GString *text, const uint8_t *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) g_string_append_printf(text, "%02X", bytes[i]);
}

/* What umockdev reads: the device's properties, attributes and descriptors. */
static GString *record(const char *path, int address, const uint8_t *device,
                       const uint8_t *configurations, size_t length, const char *more) {
  unsigned vendor = device[8] | device[9] << 8, product = device[10] | device[11] << 8;
  GString *text = g_string_new(NULL);
  g_string_printf(text, "P: %s\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DRIVER=usb\n", path);
  g_string_append_printf(text, "E: DEVNAME=/dev/bus/usb/001/%03d\nE: BUSNUM=001\n", address);
  g_string_append_printf(text, "E: DEVNUM=%03d\nE: MAJOR=189\nE: MINOR=%d\n", address, address - 1);
  g_string_append_printf(text, "E: PRODUCT=%x/%x/%x\nE: TYPE=%d/%d/%d\n", vendor, product,
                         device[12] | device[13] << 8, device[4], device[5], device[6]);
  g_string_append_printf(text, "A: busnum=1\\n\nA: devnum=%d\\n\nA: dev=189:%d\\n\n", address,
                         address - 1);
  g_string_append_printf(text, "A: speed=12\\n\nA: bConfigurationValue=%d\\n\n",
                         configurations[5]);
  g_string_append_printf(text, "A: bNumConfigurations=%d\\n\n", device[17]);
  g_string_append_printf(text, "A: idVendor=%04x\\n\nA: idProduct=%04x\\n\n", vendor, product);
  g_string_append_printf(text, "A: bDeviceClass=%02x\\n\n%sH: descriptors=", device[4], more);
  append_hex(text, device, 18);
  append_hex(text, configurations, length);
  g_string_append(text, "\n\n");
  return text;
}

static bool add(bed *bed, GString *text) {
  bool is_added = umockdev_testbed_add_from_string(bed->testbed, text->str, NULL);
  g_string_free(text, TRUE);
  return is_added;
}

char *sysfs_path(int port) { return g_strdup_printf(ROOT "/1-%d", port); }

bool sysfs_add_root(bed *bed) {
  return add(bed, record(ROOT, 1, hub_descriptor, hub_configuration, sizeof hub_configuration,
                         "N: bus/usb/001/001=00\n"));
}

/* The names that the device gives itself, as the kernel keeps them. */
static GString *names(bed_device *device) {
  static const char *const files[] = {"manufacturer", "product", "serial"};
  GString *text = g_string_new(NULL);
  if (device->hides_names) return text;
  for (unsigned i = 0; i < 3; i++) {
    const char *name = device->model->string(device->self, i + 1);
    if (name) g_string_append_printf(text, "A: %s=%s\\n\n", files[i], name);
  }
  return text;
}

/* The first interface of a device whose driver can be seen in sysfs. */
static GString *interface(bed_device *device) {
  GString *text = g_string_new(NULL);
  g_string_printf(text, "P: %s/1-%d:1.0\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_interface\n",
                  device->sys_path, device->port);
  g_string_append_printf(text, "L: driver=../../../../../../bus/usb/drivers/%s\n\n",
                         device->model->kernel_drivers[0]);
  return text;
}

bool sysfs_add(bed_device *device) {
  const bed_model *model = device->model;
  GString *more = names(device);
  GString *text = record(device->sys_path, device->address, model->device_descriptor,
                         model->configurations, model_configurations_length(model), more->str);
  g_string_free(more, TRUE);
  return add(device->bed, text) && (!device->is_pinned || add(device->bed, interface(device)));
}

void sysfs_remove(bed_device *device) {
  UMockdevTestbed *testbed = device->bed->testbed;
  char *path = g_strconcat("/sys", device->sys_path, NULL);
  umockdev_testbed_uevent(testbed, path, "remove");
  umockdev_testbed_detach_ioctl(testbed, device->node, NULL);
  if (device->is_pinned) {
    char *child = g_strdup_printf("%s/1-%d:1.0", path, device->port);
    umockdev_testbed_remove_device(testbed, child);
    g_free(child);
  }
  umockdev_testbed_remove_device(testbed, path);
  g_free(path);
}

void sysfs_set_configuration(bed_device *device) {
  char *path = g_strconcat("/sys", device->sys_path, NULL);
  char value[8];
  snprintf(value, sizeof value, "%u\n", device->configuration);
  umockdev_testbed_set_attribute(device->bed->testbed, path, "bConfigurationValue", value);
  g_free(path);
}
