#include <errno.h>
#include <linux/usbdevice_fs.h>
#include <stdlib.h>
#include <termios.h>

#include "device.h"

typedef struct urb {
  /* struct usbdevfs_urb and its buffer, in the client's memory. */
  UMockdevIoctlData *data, *buffer;
  UMockdevIoctlClient *client;
  bed_transfer transfer;
} urb;

static struct usbdevfs_urb *header(urb *urb) { return (struct usbdevfs_urb *)urb->data->data; }

static void urb_free(urb *urb) {
  g_clear_object(&urb->buffer);
  g_object_unref(urb->data);
  free(urb);
}

static void finish(bed_device *device, urb *urb, int status) {
  header(urb)->status = status;
  header(urb)->actual_length = (int)urb->transfer.done;
  g_queue_push_tail(&device->completed, urb);
  device->counts.completed++;
}

void device_update_node(bed_device *device) {
  if (device->pty_slave < 0) return;
  tcflow(device->pty_slave, g_queue_is_empty(&device->completed) ? TCOOFF : TCOON);
}

void urbs_advance(bed_device *device) {
  bool is_blocked[256] = {false};
  for (GList *link = device->pending.head, *next; link; link = next) {
    urb *urb = link->data;
    next = link->next;
    if (!device->is_yanked) {
      bool *blocked = &is_blocked[urb->transfer.endpoint];
      if (*blocked) continue;
      if (!model_advance(device->model, device->self, &urb->transfer)) {
        *blocked = true;
        continue;
      }
    }
    g_queue_delete_link(&device->pending, link);
    finish(device, urb, device->is_yanked ? -EPROTO : urb->transfer.status);
  }
  device_update_node(device);
}

void urbs_fail(bed_device *device, int status) {
  for (urb *urb; (urb = g_queue_pop_head(&device->pending));) {
    urb->transfer.done = 0;
    finish(device, urb, status);
  }
}

static void drop(GQueue *queue, UMockdevIoctlClient *client) {
  for (GList *link = queue->head, *next; link; link = next) {
    urb *urb = link->data;
    next = link->next;
    if (urb->client != client) continue;
    g_queue_delete_link(queue, link);
    urb_free(urb);
  }
}

void urbs_drop(bed_device *device, UMockdevIoctlClient *client) {
  drop(&device->pending, client);
  drop(&device->completed, client);
  device_update_node(device);
}

int urb_submit(bed_device *device, UMockdevIoctlClient *client, UMockdevIoctlData *data) {
  struct usbdevfs_urb *facts = (struct usbdevfs_urb *)data->data;
  bool is_control = facts->type == USBDEVFS_URB_TYPE_CONTROL;
  if (facts->type == USBDEVFS_URB_TYPE_ISO) return -EINVAL;
  if (!is_control && !model_packet_size(device->model, facts->endpoint)) return -ENOENT;
  urb *urb = calloc(1, sizeof *urb);
  urb->data = g_object_ref(data);
  urb->client = client;
  size_t length = (size_t)facts->buffer_length;
  if (length)
    urb->buffer =
        umockdev_ioctl_data_resolve(data, offsetof(struct usbdevfs_urb, buffer), length, NULL);
  else if (!(facts->endpoint & 0x80))
    device->counts.empty_writes++;
  urb->transfer = (bed_transfer){.is_control = is_control,
                                 .endpoint = facts->endpoint,
                                 .bytes = urb->buffer ? urb->buffer->data : NULL,
                                 .length = length};
  g_queue_push_tail(&device->pending, urb);
  device->counts.submitted++;
  urbs_advance(device);
  return 0;
}

int urb_discard(bed_device *device, UMockdevIoctlClient *client, gulong address) {
  for (GList *link = device->pending.head; link; link = link->next) {
    urb *urb = link->data;
    if (urb->client != client || urb->data->client_addr != address) continue;
    g_queue_delete_link(&device->pending, link);
    finish(device, urb, -ENOENT);
    device_update_node(device);
    device->counts.discarded++;
    return 0;
  }
  return -EINVAL;
}

bool urb_reap(bed_device *device, UMockdevIoctlClient *client, UMockdevIoctlData *slot) {
  for (GList *link = device->completed.head; link; link = link->next) {
    urb *urb = link->data;
    if (urb->client != client) continue;
    g_queue_delete_link(&device->completed, link);
    device_update_node(device);
    umockdev_ioctl_data_set_ptr(slot, 0, urb->data);
    urb_free(urb);
    return true;
  }
  return false;
}
