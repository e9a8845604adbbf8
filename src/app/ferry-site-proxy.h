/* The proxy of a saved site while it is looked at: where it is, its user and its password, which is
 * the keyring's. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Borrowed, until ferry_site_proxy_leave() */
typedef struct
{
  GtkEntry *uri;
  GtkWidget *user_label;
  GtkEntry *user;
  GtkWidget *password_label;
  GtkPasswordEntry *password;
  GtkLabel *problem;
} FerrySiteProxyRows;

#define FERRY_TYPE_SITE_PROXY (ferry_site_proxy_get_type ())
G_DECLARE_FINAL_TYPE (FerrySiteProxy, ferry_site_proxy, FERRY, SITE_PROXY, GObject)

FerrySiteProxy *ferry_site_proxy_new (const FerrySiteProxyRows *rows);
void ferry_site_proxy_show (FerrySiteProxy *proxy, const FerryServer *server);
gboolean ferry_site_proxy_apply (FerrySiteProxy *proxy, FerryServer *server);
void ferry_site_proxy_save (FerrySiteProxy *proxy, const FerryServer *server);
void ferry_site_proxy_leave (FerrySiteProxy *proxy);

G_END_DECLS
