#ifndef C_PANGO_CAIRO_H
#define C_PANGO_CAIRO_H

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#endif
