/* The picture of one address family: the client on the left, the server on the right, both
 * firewalls and a row a connection between them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CHECK_GROUP (ferry_check_group_get_type ())
G_DECLARE_FINAL_TYPE (FerryCheckGroup, ferry_check_group, FERRY, CHECK_GROUP, GtkWidget)

FerryCheckGroup *ferry_check_group_new (GSocketFamily family);
void ferry_check_group_set_check (FerryCheckGroup *group, const FerryCheck *check);

G_END_DECLS
