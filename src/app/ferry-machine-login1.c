/* Sleep and shutting down by systemd-logind or elogind. See ferry-machine.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-machine.h"

#define NAME      "org.freedesktop.login1"
#define PATH      "/org/freedesktop/login1"
#define INTERFACE "org.freedesktop.login1.Manager"

#define ANSWER_PATIENCE 5000 /* ms */

static const struct
{
  FerryMachineAction action;
  const char *question;
  const char *command;
} rows[] = {
  { FERRY_MACHINE_SLEEP, "CanSuspend", "Suspend" },
  { FERRY_MACHINE_SHUT_DOWN, "CanPowerOff", "PowerOff" },
};

/* One question after the other. */
typedef struct
{
  GDBusConnection *bus; /* owned */
  gsize row;            /* that is asked about */
  guint allowed;        /* FerryMachineAction */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_clear_object (&asking->bus);
  g_free (asking);
}

static void ask (GTask *task);

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  const char *text = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(&s)", &text);
  /* “challenge” would ask for a password, and nobody is there to give it. */
  if (g_strcmp0 (text, "yes") == 0)
    asking->allowed |= rows[asking->row].action;
  asking->row++;
  ask (g_steal_pointer (&task));
}

static void
ask (GTask *task)
{
  g_autoptr (GTask) owned = task;
  Asking *asking = g_task_get_task_data (task);

  if (asking->row == G_N_ELEMENTS (rows))
    g_task_return_int (task, asking->allowed);
  else
    g_dbus_connection_call (asking->bus, NAME, PATH, INTERFACE, rows[asking->row].question, NULL,
                            G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, ANSWER_PATIENCE,
                            g_task_get_cancellable (task), got_answer, g_steal_pointer (&owned));
}

static void
got_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);

  asking->bus = g_bus_get_finish (result, NULL);
  if (asking->bus == NULL)
    g_task_return_int (task, 0);
  else
    ask (g_steal_pointer (&task));
}

/**
 * ferry_machine_ask_async:
 *
 * What may be done here, by this person, without a password?
 */
void
ferry_machine_ask_async (GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_new0 (Asking, 1), asking_free);
  g_bus_get (G_BUS_TYPE_SYSTEM, cancellable, got_bus, task);
}

/**
 * ferry_machine_ask_finish:
 *
 * Returns: of #FerryMachineAction, what may be done
 */
guint
ferry_machine_ask_finish (GAsyncResult *result)
{
  gssize allowed = g_task_propagate_int (G_TASK (result), NULL);

  return allowed > 0 ? (guint) allowed : 0;
}

static void
did_act (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    {
      g_dbus_error_strip_remote_error (error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_boolean (task, TRUE);
}

static const char *
find_command (FerryMachineAction action)
{
  gsize i = 0;

  while (rows[i].action != action)
    i++;
  return rows[i].command;
}

static void
got_bus_to_act (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  FerryMachineAction action = (FerryMachineAction) GPOINTER_TO_UINT (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_dbus_connection_call (bus, NAME, PATH, INTERFACE, find_command (action),
                          g_variant_new ("(b)", FALSE), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          cancellable, did_act, g_steal_pointer (&task));
}

/**
 * ferry_machine_act_async:
 * @action: one that is allowed
 */
void
ferry_machine_act_async (FerryMachineAction action,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, GUINT_TO_POINTER (action), NULL);
  g_bus_get (G_BUS_TYPE_SYSTEM, cancellable, got_bus_to_act, task);
}

/**
 * ferry_machine_act_finish:
 *
 * Returns: whether it is on its way
 */
gboolean
ferry_machine_act_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
