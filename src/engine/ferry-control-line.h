/* The end of a worker's control connection that the main thread may hold: to see whether its
 * address is still this computer's, and to cut it where nothing can come over it any more. The
 * worker sets it; everything else is the worker's alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GMutex mutex;
  GSocket *socket; /* owned; NULL: not connected */
} FerryControlLine;

void ferry_control_line_init (FerryControlLine *line);
void ferry_control_line_clear (FerryControlLine *line);

void ferry_control_line_set (FerryControlLine *line, GSocket *socket);
gboolean ferry_control_line_has_address (FerryControlLine *line);
void ferry_control_line_cut (FerryControlLine *line);

G_END_DECLS
