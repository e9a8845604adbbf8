/* Shows a certificate that is not trusted, or is another than before, and asks whether to go on.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_TRUST_NEVER,
  FERRY_TRUST_ONCE,
  FERRY_TRUST_ALWAYS,
} FerryTrust;

void ferry_certificate_dialog_ask_async (GtkWindow *parent,
                                         const FerryServer *server,
                                         const GError *error,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
FerryTrust ferry_certificate_dialog_ask_finish (GAsyncResult *result, char **fingerprint);

G_END_DECLS
