/* What a click on a remedy changes. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"

G_BEGIN_DECLS

const char *ferry_remedy_action_get_label (FerryRemedyAction action);
gboolean ferry_remedy_action_changes (FerryRemedyAction action, const FerryServer *server);
gboolean ferry_remedy_action_apply (FerryRemedyAction action, FerryServer *server);

G_END_DECLS
