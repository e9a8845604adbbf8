/* An output stream with a gatekeeper, who sees the bytes first: he keeps some for himself, lets the
 * rest through, or ends it all with an error. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Returns how many of the @count bytes, from the first on, are not to be written; -1 with @error
 * set to end it. */
typedef gssize (*FerryGateFunc) (const guchar *bytes,
                                 gsize count,
                                 gpointer user_data,
                                 GError **error);

#define FERRY_TYPE_GATE_STREAM (ferry_gate_stream_get_type ())
G_DECLARE_FINAL_TYPE (FerryGateStream, ferry_gate_stream, FERRY, GATE_STREAM, GFilterOutputStream)

GOutputStream *ferry_gate_stream_new (GOutputStream *base, FerryGateFunc func, gpointer user_data);

G_END_DECLS
