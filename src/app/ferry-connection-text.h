/* What the row of a connection says, in words. Pure but for gettext.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-connection-record.h"

G_BEGIN_DECLS

char *ferry_connection_text_name (const FerryConnectionLife *life);
char *ferry_connection_text_our_end (const FerryConnectionLife *life);
char *ferry_connection_text_their_end (const FerryConnectionLife *life);
const char *ferry_connection_text_direction (const FerryConnectionLife *life);
char *ferry_connection_text_bytes (gint64 bytes);
char *ferry_connection_text_duration (const FerryConnectionLife *life, gint64 now);
const char *ferry_connection_text_state (const FerryConnectionLife *life);
const char *ferry_connection_text_class (const FerryConnectionLife *life);
char *ferry_connection_text_line (const FerryConnectionLife *life, gint64 now);

G_END_DECLS
