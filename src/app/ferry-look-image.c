/* An image out of bytes. See ferry-look-image.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-look-image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#define MOST_PIXELS  (40 * 1000 * 1000) /* some 160 MB while it is read */
#define LONGEST_SIDE 2048

/* A few kilobytes can say that they are a hundred thousand pixels wide. */
static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gboolean *is_fine)
{
  *is_fine = width > 0 && height > 0 && (gint64) width * height <= MOST_PIXELS;
  if (!*is_fine)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else if (MAX (width, height) > LONGEST_SIDE)
    gdk_pixbuf_loader_set_size (loader, MAX (1, width * LONGEST_SIDE / MAX (width, height)),
                                MAX (1, height * LONGEST_SIDE / MAX (width, height)));
}

/* In pieces: the size is known, and judged, before much is unpacked. */
static gboolean
write_all (GdkPixbufLoader *loader, GBytes *bytes, const gboolean *is_fine)
{
  const gsize piece = 4096;
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  for (gsize done = 0; done < length; done += piece)
    if (!*is_fine ||
        !gdk_pixbuf_loader_write (loader, data + done, MIN (piece, length - done), NULL))
      return FALSE;
  return *is_fine;
}

/**
 * ferry_look_image_load:
 *
 * Returns: (transfer full) (nullable): the image, made smaller where it is large, turned as its
 * camera was held; %NULL where it is none, or too large
 */
GdkTexture *
ferry_look_image_load (GBytes *bytes)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GdkPixbuf) turned = NULL;
  gboolean is_fine = TRUE;
  gboolean is_whole;
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &is_fine);
  is_whole = write_all (loader, bytes, &is_fine);
  if (!gdk_pixbuf_loader_close (loader, NULL) || !is_whole)
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    return NULL;
  turned = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  return gdk_texture_new_for_pixbuf (turned);
}
