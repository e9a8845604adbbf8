/* What the button of the connect bar says in each state of the session. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-session.h"

G_BEGIN_DECLS

void ferry_connect_button_show (GtkButton *button, FerrySessionState state);

G_END_DECLS
