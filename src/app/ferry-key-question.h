/* Asks for the key of a command: it is pressed, not typed. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-keys.h"

G_BEGIN_DECLS

void ferry_key_question_present (GtkWindow *parent, const FerryCommand *command);

G_END_DECLS
