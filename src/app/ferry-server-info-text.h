/* What is known of a server, as titled lines. Pure but for gettext and the time zone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server-info.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title; /* translated */
  char *value;       /* owned; lines. NULL: the title is a heading */
  gboolean is_code;  /* what computers say to each other */
} FerryServerInfoLine;

GPtrArray *ferry_server_info_make_lines (const FerryServerInfo *info, const char *connections);
char *ferry_server_info_dup_text (GPtrArray *lines);

G_END_DECLS
