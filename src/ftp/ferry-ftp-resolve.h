/* A host's addresses. The calling thread blocks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GList *
ferry_ftp_resolve (const char *host, guint seconds, GCancellable *cancellable, GError **error);

G_END_DECLS
