/* Widths that follow the size of the text in them. See ferry-text-scale.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-text-scale.h"

#define USUAL_DPI (96 * PANGO_SCALE) /* of texts at 100 % */

static int
get_dpi (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = -1;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi : USUAL_DPI;
}

/**
 * ferry_text_scale:
 * @width: pixels for a text at 100 %; a negative one stands for none
 *
 * Returns: what the same text needs in the size that the desktop asks for
 */
int
ferry_text_scale (int width)
{
  return width < 0 ? width : (int) ((gint64) width * get_dpi () / USUAL_DPI);
}

/**
 * ferry_text_unscale:
 *
 * The reverse of ferry_text_scale().
 */
int
ferry_text_unscale (int width)
{
  return width < 0 ? width : (int) ((gint64) width * USUAL_DPI / get_dpi ());
}
