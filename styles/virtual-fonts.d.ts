declare module 'virtual:fonts.css' {}
declare module 'virtual:look.css' {}
