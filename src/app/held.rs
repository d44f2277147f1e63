//! Small hooks in place of Yew's: the same for what they are used for here, and each costs the first load a tenth as much. Yew
//! compiles its own once for every type of state and for every effect.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

/// What a component holds from one drawing to the next, as it was when this one began.
pub(crate) struct Held<T> {
    value: Rc<T>,
    setter: Setter<T>,
}

/// Sets what is held, and has the component drawn again if that is another value.
pub(crate) struct Setter<T>(Rc<Place<T>>);

struct Place<T> {
    value: RefCell<Rc<T>>,
    drawn: UseForceUpdateHandle,
}

#[hook]
pub(crate) fn use_held<T: PartialEq + 'static>(init: impl FnOnce() -> T) -> Held<T> {
    let drawn = use_force_update();
    let place = use_any(Box::new(|| Rc::new(Place { value: RefCell::new(Rc::new(init())), drawn })));
    let Ok(place) = place.downcast() else { unreachable!("what a hook holds is always of the same type") };
    let setter = Setter(place);
    Held { value: setter.now(), setter }
}

/// Not for each type anew.
#[hook]
fn use_any<'a>(init: Box<dyn FnOnce() -> Rc<dyn Any> + 'a>) -> Rc<dyn Any> {
    use_mut_ref(init).borrow().clone()
}

impl<T: PartialEq> Held<T> {
    pub(crate) fn shared(&self) -> Rc<T> {
        Rc::clone(&self.value)
    }

    pub(crate) fn setter(&self) -> Setter<T> {
        self.setter.clone()
    }
}

impl<T: PartialEq> Setter<T> {
    pub(crate) fn set(&self, value: T) {
        let changed = **self.0.value.borrow() != value;
        if changed {
            self.0.value.replace(Rc::new(value));
            self.0.drawn.force_update();
        }
    }
}

impl<T> Setter<T> {
    /// What is held now, which may be later than what was drawn.
    pub(crate) fn now(&self) -> Rc<T> {
        Rc::clone(&self.0.value.borrow())
    }
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Clone for Setter<T> {
    fn clone(&self) -> Setter<T> {
        Setter(Rc::clone(&self.0))
    }
}

/// Two setters of the same place are the same.
impl<T> PartialEq for Setter<T> {
    fn eq(&self, other: &Setter<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> fmt::Debug for Setter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Setter")
    }
}

/// What an effect depends on.
pub(crate) trait Depends: Any {
    fn same(&self, other: &dyn Depends) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<T: PartialEq + 'static> Depends for T {
    fn same(&self, other: &dyn Depends) -> bool {
        other.any().downcast_ref::<T>().is_some_and(|other| self == other)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

struct Deps(Rc<dyn Depends>);

impl PartialEq for Deps {
    fn eq(&self, other: &Deps) -> bool {
        self.0.same(&*other.0)
    }
}

/// Ends what an effect began: whatever is dropped with it.
pub(crate) type Ends = Box<dyn Any>;

/// Runs `begin` after the first drawing and after each in which `depends` is another. What it gives is dropped before it runs
/// again and when the component goes.
#[hook]
pub(crate) fn use_begun(depends: impl PartialEq + 'static, begin: impl FnOnce() -> Ends + 'static) {
    let begin: Box<dyn FnOnce() -> Ends> = Box::new(begin);
    use_boxed(Deps(Rc::new(depends)), begin);
}

#[hook]
fn use_boxed(deps: Deps, begin: Box<dyn FnOnce() -> Ends>) {
    use_effect_with(deps, move |_| {
        let ends = begin();
        move || drop(ends)
    });
}
