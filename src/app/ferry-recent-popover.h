/* The servers that the user connected to, newest first, and the demo server of a trial run.
 *
 * Signal "chosen" (popover, const FerryServer *server, const char *folder): folder is raw bytes,
 * nullable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-recent-store.h"
#include "ferry-site-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_RECENT_POPOVER (ferry_recent_popover_get_type ())
G_DECLARE_FINAL_TYPE (FerryRecentPopover, ferry_recent_popover, FERRY, RECENT_POPOVER, GtkPopover)

void ferry_recent_popover_set_recents (FerryRecentPopover *popover,
                                       FerryRecentStore *recents,
                                       FerrySiteStore *sites);

G_END_DECLS
