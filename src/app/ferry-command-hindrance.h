/* Why a command cannot be done at the moment. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-commands.h"
#include "ferry-window.h"

G_BEGIN_DECLS

const char *ferry_command_get_hindrance (const FerryCommand *command, FerryWindow *window);

G_END_DECLS
