/* The way of one connection between client and server, past both firewalls: drawn as an arrow from
 * who opens it, as far as it came. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CHECK_ARROW (ferry_check_arrow_get_type ())
G_DECLARE_FINAL_TYPE (FerryCheckArrow, ferry_check_arrow, FERRY, CHECK_ARROW, GtkWidget)

/* Where the firewalls stand, in parts of the width. */
#define FERRY_CHECK_CLIENT_FIREWALL (1 / 3.0)
#define FERRY_CHECK_SERVER_FIREWALL (2 / 3.0)

void ferry_check_arrow_set_step (FerryCheckArrow *arrow, const FerryCheckStep *step);

G_END_DECLS
