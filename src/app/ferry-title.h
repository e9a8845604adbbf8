/* The title of the window: the server, and how far all transfers are. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sessions.h"
#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_TITLE (ferry_title_get_type ())
G_DECLARE_FINAL_TYPE (FerryTitle, ferry_title, FERRY, TITLE, GtkBox)

void
ferry_title_set_sources (FerryTitle *title, FerrySessions *sessions, FerryTransferQueue *queue);

G_END_DECLS
