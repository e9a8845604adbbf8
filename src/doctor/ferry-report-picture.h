/* The connections of a check drawn with letters, a line each. Pure, any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

G_BEGIN_DECLS

void ferry_report_append_picture (GString *text, const FerryCheck *check);

G_END_DECLS
