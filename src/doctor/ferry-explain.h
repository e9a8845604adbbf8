/* Symptom → sentence → remedies: one table. Pure, any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"

G_BEGIN_DECLS

FerryExplanation *ferry_explain (const GError *error, const FerryServer *server);

gboolean ferry_address_is_private (const char *address);

G_END_DECLS
