/* The notifications about transfers. See ferry-done-notification.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-done-notification.h"

#include <glib/gi18n.h>

#define MOST_NAMES 3

static char *
dup_count (const char *format, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);

  return g_strjoinv (number, parts);
}

/**
 * ferry_done_notification_title:
 */
char *
ferry_done_notification_title (guint n_failed)
{
  if (n_failed > 0)
    return dup_count (ngettext ("%u transfer failed", "%u transfers failed", n_failed), n_failed);
  return g_strdup (_ ("All transfers are done"));
}

/**
 * ferry_done_notification_body:
 * @failed: names of what failed
 *
 * Returns: (transfer full): the first of @failed by name, or how much is done
 */
char *
ferry_done_notification_body (guint n_done, const char *const *failed)
{
  guint n_failed = g_strv_length ((char **) failed);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *more = NULL;

  if (n_failed == 0)
    return dup_count (ngettext ("%u file", "%u files", n_done), n_done);
  for (guint i = 0; i < MIN (n_failed, MOST_NAMES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", failed[i]);
  if (n_failed > MOST_NAMES)
    {
      more = dup_count (ngettext ("and %u more", "and %u more", n_failed - MOST_NAMES),
                        n_failed - MOST_NAMES);
      g_string_append_printf (text, "\n%s", more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ferry_done_notification_send:
 * @failed: names of what failed
 *
 * In place of an earlier one. Pressed, it brings the window to the front.
 */
void
ferry_done_notification_send (GApplication *application, guint n_done, const char *const *failed)
{
  guint n_failed = g_strv_length ((char **) failed);
  g_autofree char *title = ferry_done_notification_title (n_failed);
  g_autofree char *body = ferry_done_notification_body (n_done, failed);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  if (n_failed > 0)
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (application, "transfers-done", notification);
}

/**
 * ferry_asking_notification_send:
 * @name: of the file that exists already
 *
 * In place of an earlier one. Pressed, it brings the window with the question to the front.
 */
void
ferry_asking_notification_send (GApplication *application, const char *name)
{
  g_autofree char *body =
      g_strdup_printf (_ ("“%s” exists already. What shall become of it?"), name);
  g_autoptr (GNotification) notification = g_notification_new (_ ("A transfer needs your answer"));

  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (application, "transfer-asks", notification);
}

/**
 * ferry_asking_notification_withdraw:
 */
void
ferry_asking_notification_withdraw (GApplication *application)
{
  g_application_withdraw_notification (application, "transfer-asks");
}
