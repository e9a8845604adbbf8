/* The two sides go through their folders together. See ferry-browse-together.h.
 *
 * The folders of a pair belong together. A step of one side is counted from the last pair, so that
 * steps that follow each other faster than the other side can are not lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-browse-together.h"

#include "ferry-dialog.h"
#include "ferry-follow-path.h"
#include "ferry-ftp-error.h"
#include "ferry-path.h"

#include <glib/gi18n.h>

#define N_SIDES 2

struct _FerryBrowseTogether
{
  GObject parent_instance;

  FerrySides *sides;         /* owned */
  FerryPane *panes[N_SIDES]; /* owned; %NULL while not active */
  char *pair[N_SIDES];       /* owned */
  GCancellable *cancellable; /* owned; of what is asked for the latest step */

  GtkWindow *window; /* borrowed, weak */
};

G_DEFINE_FINAL_TYPE (FerryBrowseTogether, ferry_browse_together, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_IS_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint ended_signal;

/* A step of one side, which the other one is about to make too. */
typedef struct
{
  FerryBrowseTogether *together;
  GCancellable *cancellable;
  int leader;
  char *path;   /* of the leader */
  char *target; /* of the other side */
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->together);
  g_object_unref (step->cancellable);
  g_free (step->path);
  g_free (step->target);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static void
end (FerryBrowseTogether *self, const char *sentence)
{
  ferry_browse_together_set_active (self, FALSE);
  g_signal_emit (self, ended_signal, 0, sentence);
}

static void
set_pair (FerryBrowseTogether *self, int leader, const char *path, const char *target)
{
  const char *paths[N_SIDES] = { leader == 0 ? path : target, leader == 0 ? target : path };

  for (int i = 0; i < N_SIDES; i++)
    {
      char *copy = g_strdup (paths[i]);

      g_free (self->pair[i]);
      self->pair[i] = copy;
    }
}

static void
make_step (Step *step)
{
  FerryBrowseTogether *self = step->together;

  set_pair (self, step->leader, step->path, step->target);
  ferry_pane_open (self->panes[!step->leader], step->target);
}

/* The leader is elsewhere by now, or all has ended. */
static gboolean
is_stale (Step *step)
{
  return step->together->cancellable != step->cancellable;
}

static void
did_make_folder (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_made = ferry_place_action_finish (FERRY_PLACE (source), result, &error);

  if (is_stale (step))
    return;
  if (is_made)
    make_step (step);
  else
    end (step->together, error->message);
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  FerryPlace *place;

  if (is_stale (step))
    return;
  if (!g_str_equal (answer, "create"))
    {
      end (step->together, _ ("The sides are no longer browsed together."));
      return;
    }
  place = ferry_pane_get_place (step->together->panes[!step->leader]);
  ferry_place_make_folder_async (place, step->target, step->cancellable, did_make_folder, step);
  g_steal_pointer (&step);
}

static void
ask_about_missing (Step *step, FerryPlace *place)
{
  g_autofree char *name = ferry_path_dup_name (step->target);
  g_autofree char *shown = ferry_place_decode (place, name, NULL);
  g_autofree char *heading = g_strdup_printf (_ ("The Other Side Has No “%s”"), shown);
  FerryDialog *dialog =
      ferry_dialog_new (heading, _ ("Both sides can go on together once the folder is there."));
  GtkWidget *stop =
      ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Go On Alone"), FERRY_DIALOG_PLAIN);

  ferry_dialog_add_button (dialog, "create", _ ("_Create Folder"), FERRY_DIALOG_SUGGESTED);
  ferry_dialog_set_default (dialog, stop);
  ferry_dialog_ask_async (dialog, step->together->window, step->cancellable, got_answer, step);
}

static gboolean
is_not_there (const GError *error)
{
  return g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
got_entry (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryEntry) entry = ferry_place_stat_finish (FERRY_PLACE (source), result, &error);

  if (is_stale (step))
    return;
  if (entry == NULL && is_not_there (error))
    ask_about_missing (g_steal_pointer (&step), FERRY_PLACE (source));
  else if (entry == NULL)
    end (step->together, error->message);
  else
    make_step (step);
}

/* Names are compared as they are read, not by their bytes: the two may have other character sets.
 */
static char *
find_target (FerryBrowseTogether *self, int leader, const char *path)
{
  FerryPlace *place = ferry_pane_get_place (self->panes[leader]);
  FerryPlace *other = ferry_pane_get_place (self->panes[!leader]);
  gboolean is_lossy[3] = { FALSE, FALSE, FALSE };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *other_from = NULL;
  g_autofree char *text = NULL;

  if (other == NULL)
    return NULL;
  from = ferry_place_decode (place, self->pair[leader], &is_lossy[0]);
  to = ferry_place_decode (place, path, &is_lossy[1]);
  other_from = ferry_place_decode (other, self->pair[!leader], &is_lossy[2]);
  if (is_lossy[0] || is_lossy[1] || is_lossy[2])
    return NULL;
  text = ferry_follow_path (from, to, other_from);
  return text != NULL ? ferry_place_encode (other, text, NULL) : NULL;
}

static void
on_path_changed (FerryPane *pane, GParamSpec *pspec, FerryBrowseTogether *self)
{
  int leader = pane == self->panes[0] ? 0 : 1;
  const char *path = ferry_pane_get_path (pane);
  g_autofree char *target = NULL;
  Step *step;

  if (path != NULL && g_str_equal (path, self->pair[leader]))
    return;
  target = path != NULL ? find_target (self, leader, path) : NULL;
  if (target == NULL)
    {
      end (self, _ ("The other side cannot follow there: the sides are no longer browsed "
                    "together."));
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  step = g_new (Step, 1);
  *step = (Step){ g_object_ref (self), g_object_ref (self->cancellable), leader, g_strdup (path),
                  g_steal_pointer (&target) };
  if (g_str_equal (step->target, self->pair[!leader]))
    {
      set_pair (self, leader, step->path, step->target);
      step_free (step);
      return;
    }
  ferry_place_stat_async (ferry_pane_get_place (self->panes[!leader]), step->target,
                          step->cancellable, got_entry, step);
}

static FerryPane *
get_pane (FerryBrowseTogether *self, int i)
{
  FerrySide *active = ferry_sides_get_active (self->sides);

  return ferry_side_get_pane (i == 0 ? active : ferry_sides_get_other (self->sides, active));
}

static gboolean
has_pane (FerryBrowseTogether *self, FerryPane *pane)
{
  return pane == get_pane (self, 0) || pane == get_pane (self, 1);
}

static void
on_shown_changed (FerryBrowseTogether *self)
{
  if (self->panes[0] != NULL &&
      (!has_pane (self, self->panes[0]) || !has_pane (self, self->panes[1])))
    end (self, _ ("Another tab is in front: the sides are no longer browsed together."));
}

static void
stop (FerryBrowseTogether *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (int i = 0; i < N_SIDES; i++)
    {
      if (self->panes[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->panes[i], self);
      g_clear_object (&self->panes[i]);
      g_clear_pointer (&self->pair[i], g_free);
    }
}

static void
ferry_browse_together_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_IS_ACTIVE)
    g_value_set_boolean (value, FERRY_BROWSE_TOGETHER (object)->panes[0] != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_browse_together_dispose (GObject *object)
{
  FerryBrowseTogether *self = FERRY_BROWSE_TOGETHER (object);

  stop (self);
  g_clear_object (&self->sides);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (ferry_browse_together_parent_class)->dispose (object);
}

static void
ferry_browse_together_class_init (FerryBrowseTogetherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ferry_browse_together_get_property;
  object_class->dispose = ferry_browse_together_dispose;

  properties[PROP_IS_ACTIVE] =
      g_param_spec_boolean ("is-active", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  ended_signal = g_signal_new ("ended", FERRY_TYPE_BROWSE_TOGETHER, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ferry_browse_together_init (FerryBrowseTogether *self)
{
}

/**
 * ferry_browse_together_new:
 * @window: (transfer none): the window that its questions belong to
 *
 * Returns: (transfer full): not active
 */
FerryBrowseTogether *
ferry_browse_together_new (GtkWindow *window, FerrySides *sides)
{
  FerryBrowseTogether *self = g_object_new (FERRY_TYPE_BROWSE_TOGETHER, NULL);

  g_set_weak_pointer (&self->window, window);
  self->sides = g_object_ref (sides);
  g_signal_connect_object (sides, "shown-changed", G_CALLBACK (on_shown_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * ferry_browse_together_get_active:
 */
gboolean
ferry_browse_together_get_active (FerryBrowseTogether *self)
{
  return self->panes[0] != NULL;
}

/**
 * ferry_browse_together_set_active:
 *
 * From the folders on that are shown now; without two folders it stays off.
 */
void
ferry_browse_together_set_active (FerryBrowseTogether *self, gboolean is_active)
{
  if (ferry_browse_together_get_active (self) == is_active)
    return;
  stop (self);
  if (is_active && (ferry_pane_get_path (get_pane (self, 0)) == NULL ||
                    ferry_pane_get_path (get_pane (self, 1)) == NULL))
    {
      g_signal_emit (self, ended_signal, 0, _ ("Show a folder on both sides first."));
      return;
    }
  for (int i = 0; is_active && i < N_SIDES; i++)
    {
      self->panes[i] = g_object_ref (get_pane (self, i));
      self->pair[i] = g_strdup (ferry_pane_get_path (self->panes[i]));
      g_signal_connect (self->panes[i], "notify::path", G_CALLBACK (on_path_changed), self);
    }
  if (is_active)
    self->cancellable = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ACTIVE]);
}
