/** What a browser that is cut off prints in red by itself. */
export const cutOff = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket connection to/;
