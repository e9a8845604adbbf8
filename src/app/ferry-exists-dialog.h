/* Asks what to do about a file that exists already at the target. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-transfer-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  FerryExistsAction action;
  gboolean is_for_all;
  gboolean is_cancelled; /* no answer: the transfer is not wanted */
} FerryExistsAnswer;

void ferry_exists_dialog_ask_async (GtkWindow *parent,
                                    FerryTransfer *transfer,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
FerryExistsAnswer ferry_exists_dialog_ask_finish (GAsyncResult *result);

G_END_DECLS
