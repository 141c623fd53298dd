#ifndef KASE_CUMOCKDEV_SHIM_H
#define KASE_CUMOCKDEV_SHIM_H

#include <umockdev.h>

#endif
