/* What the user reads when something failed: why, and hints. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explain.h"

G_BEGIN_DECLS

void ferry_cli_print_explained (const GError *error,
                                const FerryServer *server,
                                const char *name,
                                guint64 *hinted);

G_END_DECLS
