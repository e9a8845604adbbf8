/* Puts the queue's questions to the user, one at a time. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_EXISTS_PROMPTER (ferry_exists_prompter_get_type ())
G_DECLARE_FINAL_TYPE (FerryExistsPrompter, ferry_exists_prompter, FERRY, EXISTS_PROMPTER, GObject)

FerryExistsPrompter *ferry_exists_prompter_new (GtkWindow *window, FerryTransferQueue *queue);

G_END_DECLS
