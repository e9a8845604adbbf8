/* Many moves in an order in which none is in the way of another: two files that swap their names go
 * by way of names that nobody has. Blocking, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-tally.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Moves each of @from to that of @to, none of which is among @from, unless something is there. */
typedef gboolean (*FerryMoveFunc) (const char *const *from,
                                   const char *const *to,
                                   FerryTally *tally,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);

gboolean ferry_move_in_phases (const char *const *from,
                               const char *const *to,
                               FerryTally *tally,
                               FerryMoveFunc func,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
