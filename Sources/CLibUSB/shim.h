#ifndef KASE_CLIBUSB_SHIM_H
#define KASE_CLIBUSB_SHIM_H

#include <libusb.h>

/* libusb_set_option takes a variable list of arguments, which Swift can't call. */
static inline int kase_libusb_set_log_level(libusb_context *context, int level) {
  return libusb_set_option(context, LIBUSB_OPTION_LOG_LEVEL, level);
}

#endif
